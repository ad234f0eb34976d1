"""Pure functions over strings: no database, no web, no clock."""
