"""What tests share: a clock that stands still, and a bot on a loopback server."""
