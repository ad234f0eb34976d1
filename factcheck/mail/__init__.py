"""Letters in words, as messages, and handed to a mail server; knows no database."""
