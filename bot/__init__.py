"""The application: command line, settings, wiring, storage, services, and the local simulator."""
