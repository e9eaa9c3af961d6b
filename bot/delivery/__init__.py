"""Between Telegram and the handlers: nothing that was sent is lost, nothing is applied twice.

Receive (``polling``, ``webhook``): raw updates are committed to the table ``inbox``, keyed by platform and
event key, and only then confirmed to Telegram. Handle (``pump``): the effect of an update, the messages it owes
(table ``outbox``) and "handled" are one savepoint of one synchronous transaction. Send (``sender``): in order for
each chat, within Telegram's limits; a row is deleted in the transaction that also does what its note says, and
the chat stays busy until that is committed. After a kill, what waited is handled, and what is still owed is sent
(again, if the kill came between Telegram's taking it and the commit: at least once, as ``sendMessage`` has no key).
Long work (``jobs``, table ``jobs``) runs in a process of its own (``apart``); what is due at some time and messages
to many are owed by ``ticking``.

    Delivery(application, services, limits)     all of it on one database
        .start()                                handles what waits, sends what is owed
        await .receive(updates)                 commits raw updates (dicts), then hands them to the handlers
        await .tick()                           owes what is due by the services' clock
        await .stop(seconds)                    handles and sends what it can in that time; the rest stays on disk
        .at_rest                                nothing waits, nothing is worked on, nothing is owed

Tables, for whoever counts: ``inbox(seq, platform, event, chat, raw, received, tries, state)`` with state
``waiting``, ``handled`` (its raw and chat emptied, the key kept for days) or ``parked``; ``outbox(seq, platform,
chat, method, payload, document, document_name, note, state, due, tries, effect, created, about)`` with state
``owed``, ``dead`` or ``sent`` (only rows with an effect key stay once sent). Settings: ``BOT_MESSAGES_PER_SECOND``
(30; 0 means no limits at all, for a local server), ``BOT_METRICS_LISTEN`` (address:port of /health and /metrics).
``bot.request.AiohttpRequest`` is the HTTP client for PTB's ``.request()`` and ``.get_updates_request()``.
"""
