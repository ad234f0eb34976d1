"""Verbs: one function for each change of state.

Each takes the session and the actor, checks that the actor may, changes, writes the event and
flushes. None commits, none knows of a request; each says no by a ``Refusal``.
"""
