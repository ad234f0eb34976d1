"""The desk as a WSGI application."""

from flask import Flask

from factcheck.config import Settings, load
from factcheck.db import Database
from factcheck.web import (
    BLUEPRINTS,
    context,
    layout,
    permission,
    refusals,
    security,
    static_files,
)


def create_app(settings: Settings | None = None) -> Flask:
    """An application with these settings, or with those of the environment.

    The database must be at the newest schema; raises ``SettingsError`` for unusable settings.
    """
    settings = settings or load()
    app = Flask("factcheck.web", static_folder=None)
    context.install(app, context.Desk(settings, Database(settings.database_url)))
    security.install(app, settings)
    permission.install(app)
    refusals.install(app)
    static_files.install(app)
    layout.install(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
