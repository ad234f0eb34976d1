"""Somebody at a browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tests.browser.live import LiveDesk

#: WCAG 2.2 AA and everything below it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Reader:
    """A browser of one's own, with its cookies, and a note of every error in its console."""

    def __init__(
        self,
        browser: Browser,
        desk: LiveDesk,
        *,
        width: int = 1440,
        scheme: str = "light",
        script: bool = True,
    ) -> None:
        self.desk = desk
        self.runs_script = script
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        self.context.set_default_timeout(15_000)
        self.page: Page = self.context.new_page()
        #: Errors of pages and scripts. An answer that is a refusal is logged by the browser too.
        self.said: list[str] = []
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        is_refusal = "Failed to load resource" in message.text and "status of 4" in message.text
        if message.type == "error" and not is_refusal:
            self.said.append(f"{self.page.url}: {message.text}")

    def open(self, path: str) -> Response:
        """Go to a page of the desk, or to a whole address."""
        address = path if path.startswith("http") else self.desk.address + path
        response = self.page.goto(address)
        assert response is not None
        if self.runs_script and self.page.locator("script[type=module]").count():
            # A page is there before its keys are.
            self.page.locator("html[data-ready]").wait_for(state="attached")
        return response

    def sign_in(self, email: str, password: str) -> "Reader":
        """Sign in by the form."""
        self.open("/sign-in")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Sign in").click()
        return self

    def take_up(self, invitation: str, password: str) -> "Reader":
        """Open a one-time link and set the password."""
        self.open(invitation)
        self.page.get_by_label("Password", exact=True).fill(password)
        with self.page.expect_navigation():
            self.page.locator("main form button.primary").click()
        return self

    def violations(self) -> list[str]:
        """What axe has against the page as it stands."""
        results = Axe().run(
            self.page,
            options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]},
        )
        return [
            f"{self.page.url}: {one['id']}: {node['html'][:160]}"
            for one in results.response["violations"]
            for node in one["nodes"]
        ]

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than its window."""
        return bool(
            self.page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            )
        )

    def close(self) -> None:
        """Shut the browser's window."""
        self.context.close()
