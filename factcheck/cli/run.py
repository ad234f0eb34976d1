"""``factcheck run``: the web server."""

import socket
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from gunicorn.util import import_app

from factcheck.cli.demo import is_empty, load_demo, sign_in_table
from factcheck.cli.learner import Learner
from factcheck.cli.postman import Postman
from factcheck.cli.shell import open_shell
from factcheck.config import Settings, SettingsError
from factcheck.queries.publicity import is_public

#: How long a worker that ends waits for what it has in its hands, in seconds.
PATIENCE = 5.0


@click.command()
@click.option("--no-demo", is_flag=True, help="Leave an empty desk empty.")
def run(no_demo: bool) -> None:
    """Start the desk in a web server.

    An empty one is given the demo desk.

    \b
    Example:
      factcheck run
      FACTCHECK_PORT=8080 factcheck run --no-demo
    """
    shell = open_shell()
    settings = shell.settings
    _refuse_taken_port(settings)
    if not no_demo and is_empty(shell):
        click.echo("The desk is empty: loading the demo desk …", err=True)
        load_demo(shell)
    click.echo(f"\nFactcheck is at {settings.public_url}\n")
    with shell.database.reading() as session:
        if is_public(session):
            click.echo(f"Everybody reads what it publishes at {settings.public_url}/checks\n")
    if table := sign_in_table(shell):
        click.echo(table)
    click.echo("Ctrl-C stops it.\n")
    # Whatever is open now must not be shared with the workers.
    shell.database.close()
    Server(settings).run()


class Server(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """Gunicorn with the settings of the desk, the application loaded before the workers fork."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._postman: Postman | None = None
        self._learner: Learner | None = None
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn how to run."""
        options: dict[str, Any] = {
            "bind": f"{self.settings.host}:{self.settings.port}",
            "workers": self.settings.workers,
            "worker_class": "gthread",
            "threads": 8,
            "preload_app": True,
            "timeout": 60,
            "max_requests": 10_000,
            "max_requests_jitter": 1_000,
            "proc_name": "factcheck",
            "loglevel": "warning",
            "control_socket_disable": True,
            # Who may say that a request came by https, or from elsewhere: trusted_proxies alone.
            "forwarded_allow_ips": "",
            "post_worker_init": self._begin_errands,
            "worker_exit": self._end_errands,
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, by name: this floor doesn't import the one above."""
        return import_app("factcheck.app:create_app()")

    def _begin_errands(self, _worker: Any) -> None:
        """Let each worker look after the letters: only one has a letter in hand at a time.

        The inbox learns in each worker too: what one has worked out, the others find done.
        """
        self._learner = Learner(self.settings)
        self._learner.start()
        if self.settings.mail_server is not None:
            self._postman = Postman(self.settings)
            self._postman.start()

    def _end_errands(self, _server: Any, _worker: Any) -> None:
        if self._learner is not None:
            self._learner.stop(PATIENCE)
        if self._postman is not None:
            self._postman.stop(PATIENCE)


def _refuse_taken_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise SettingsError(
                f"Port {settings.port} of {settings.host} can’t be had ({error.strerror})."
                " Choose another, as in: FACTCHECK_PORT=8001 make run"
            ) from error
