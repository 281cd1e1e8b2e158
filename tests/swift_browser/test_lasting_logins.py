"""Logins that last: what heals by itself, what the user is asked for once, and that no bad pixel is left afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Callable

import pytest
from cloud.handle import CloudHandle
from cloud.plan import User
from conftest import DATA, login_of
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from scripted_server import Answer, ScriptedServer
from swift_cog_browser.auth.errors import KeystoneBusy, LoginRefused, TooManyLogins, UserError
from swift_cog_browser.auth.login import Login, NamedOrId, PasswordCredentials, ReadyToken, Secret
from swift_cog_browser.auth.session import AccountSession, CannotRenew
from swift_cog_browser.auth.token import utc_now
from swift_cog_browser.swift_browser import renewal as module
from swift_cog_browser.swift_browser.account import Account, connect
from swift_cog_browser.swift_browser.renewal import RenewalTrouble

DUE = timedelta(minutes=46)  # by then a token of an hour is to be renewed
OVER = timedelta(minutes=61)


class Clock:
    """The desk's clock, which the tests can set."""

    ahead = timedelta(0)

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


@pytest.fixture
def at_the_desk(
    qapp: QgsApplication, project: QgsProject, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Login], tuple[Account, Clock]]]:
    """Connects, with a clock that can be set and small pauses; the shape of the rows of attempts is the same."""
    monkeypatch.setattr(module, "FIRST_PAUSE", timedelta(seconds=1))
    monkeypatch.setattr(module, "LONGEST_WAIT", timedelta(seconds=0.1))
    opened: list[Account] = []

    def begin(login: Login) -> tuple[Account, Clock]:
        account, clock = connect(login), Clock()
        account.session._clock = account.renewal._clock = clock
        opened.append(account)
        account.take_over_layers()
        account.renewal.start()
        return account, clock

    yield begin
    for account in opened:
        account.close()


@pytest.fixture
def newcomer(cloud: CloudHandle) -> Iterator[User]:
    """A user of this test only, who reads what astrid reads."""
    user = cloud.administrator.make_user("calibration")
    yield user
    cloud.administrator.delete(user)


def login_as(cloud: CloudHandle, user: User) -> Login:
    credentials = PasswordCredentials(
        NamedOrId(name=user.name, domain_id="default"),
        NamedOrId(name="calibration", domain_id="default"),
        user.password,
    )
    return replace(login_of(cloud), credentials=credentials)


def expect_pixels(layer: QgsRasterLayer, file: Path) -> None:
    source = QgsRasterLayer(str(file), "source")
    ours = layer.dataProvider().block(1, layer.extent(), 600, 600)
    assert ours.data() == source.dataProvider().block(1, layer.extent(), 600, 600).data()


def collected(account: Account) -> list[RenewalTrouble]:
    troubles: list[RenewalTrouble] = []
    account.renewal.failing.connect(troubles.append)
    return troubles


def test_the_end_of_a_ready_token_is_told_early_and_once(
    short_cloud: CloudHandle, at_the_desk: Callable[[Login], tuple[Account, Clock]], qtbot: QtBot
) -> None:
    """Then it ends, the layers fail, and they are back with the next token."""
    password = login_of(short_cloud)

    def with_new_token() -> Login:
        return replace(password, credentials=ReadyToken(AccountSession(password).open().value))

    account, _clock = at_the_desk(with_new_token())
    troubles = collected(account)
    layer = account.add_raster("rasters", "cog.tif")
    with qtbot.waitSignal(account.renewal.expired, timeout=20000):
        pass
    (trouble,) = troubles
    assert isinstance(trouble.error, CannotRenew)
    assert trouble.ends_at == account.session.current.ends_at
    assert trouble.next_attempt is None
    gdal.VSICurlPartialClearCache("/vsiswift/rasters")
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    layer.dataProvider().reloadData()
    gdal.PopErrorHandler()
    with qtbot.waitSignals([account.renewal.renewed, layer.repaintRequested], timeout=10000):
        account.log_in_again(with_new_token())
    # It is painted more than once on the way.
    qtbot.waitUntil(lambda: layer.dataProvider().block(1, layer.extent(), 8, 8).isValid(), timeout=10000)
    expect_pixels(layer, DATA / "cog.tif")
    assert len(troubles) == 1


def test_a_passcode_is_asked_for_again_before_the_end(
    cloud: CloudHandle, at_the_desk: Callable[[Login], tuple[Account, Clock]], qtbot: QtBot
) -> None:
    login = login_of(cloud, "tabea").with_secret(Secret.PASSCODE, cloud.passcode("tabea"))
    account, clock = at_the_desk(login)
    old = account.session.current
    with qtbot.waitSignal(account.renewal.failing, timeout=5000) as failing:
        clock.ahead = DUE
    assert isinstance(failing.args[0].error, CannotRenew)
    clock.ahead = timedelta(0)
    with qtbot.waitSignal(account.renewal.renewed, timeout=10000):
        account.log_in_again(login.with_secret(Secret.PASSCODE, cloud.passcode("tabea")))
    assert account.session.current != old


def test_a_password_that_was_changed_meanwhile(
    cloud: CloudHandle, newcomer: User, at_the_desk: Callable[[Login], tuple[Account, Clock]], qtbot: QtBot
) -> None:
    login = login_as(cloud, newcomer)
    account, clock = at_the_desk(login)
    troubles = collected(account)
    cloud.administrator.change_password(newcomer, "another one")
    with qtbot.waitSignal(account.renewal.failing, timeout=20000):
        clock.ahead = DUE
    assert isinstance(troubles[0].error, LoginRefused)
    # No more attempts, which might lock the account.
    assert account.renewal.next_attempt is None
    with pytest.raises(LoginRefused):
        account.log_in_again(login.with_password("not this one"))
    with qtbot.waitSignal(account.renewal.renewed, timeout=10000):
        account.log_in_again(login.with_password("another one"))
    # And from then on by itself.
    assert account.session.renew()
    assert account.renewal.next_attempt is not None
    assert len(troubles) == 1


@pytest.mark.parametrize(
    ("answers", "error", "told"),
    [
        ([Answer(429, headers={"Retry-After": "3"})], TooManyLogins, False),
        ([Answer(503) for _ in range(4)], KeystoneBusy, True),
        ([Answer(401)], LoginRefused, False),
    ],
)
def test_what_heals_by_itself(
    cloud: CloudHandle,
    at_the_desk: Callable[[Login], tuple[Account, Clock]],
    qtbot: QtBot,
    answers: list[Answer],
    error: type[UserError],
    told: bool,
) -> None:
    """Too many logins, Keystone away, a refusal that passes: the next attempt is made, after a pause."""
    failed: list[tuple[UserError, timedelta]] = []
    with ScriptedServer(cloud.plan.auth_url.removesuffix("/v3")) as keystone:
        account, clock = at_the_desk(replace(login_of(cloud), auth_url=f"{keystone.url}/v3"))
        note = account.renewal._failed

        def noted(reason: UserError) -> None:
            note(reason)
            attempt = account.renewal.next_attempt
            assert attempt is not None
            failed.append((reason, attempt - clock()))

        account.renewal._failed = noted
        troubles = collected(account)
        keystone.script = list(answers)
        with qtbot.waitSignal(account.renewal.renewed, timeout=30000):
            clock.ahead = DUE
        assert [type(reason) for reason, _pause in failed] == [error] * len(answers)
        assert bool(troubles) == told
        if error is TooManyLogins:
            assert failed[0][1] > timedelta(seconds=2.5)


def test_a_token_that_was_revoked_leaves_no_bad_pixel(
    cloud: CloudHandle,
    at_the_desk: Callable[[Login], tuple[Account, Clock]],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With several threads GDAL keeps the zeros of a read that was refused; the user lists something, and is back."""
    plain = tmp_path / "plain.tif"
    gdal.Translate(
        str(plain), str(DATA / "mosaic_cog1.tif"), creationOptions=["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"]
    )
    gdal.SetConfigOption("GDAL_NUM_THREADS", "2")
    account, _clock = at_the_desk(login_of(cloud))
    token = account.session.current
    cloud.upload(token.value, token.storage_url, "rasters/plain.tif", plain.read_bytes())
    try:
        layer = account.add_raster("rasters", "plain.tif")
        cloud.administrator.revoke(token.value)
        gdal.VSICurlPartialClearCache("/vsiswift/rasters")
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        provider = layer.dataProvider()
        bad = provider.block(1, layer.extent(), layer.width(), layer.height())
        gdal.PopErrorHandler()
        source = QgsRasterLayer(str(plain), "source")
        good = source.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
        assert bad.data() != good.data()
        with qtbot.waitSignal(layer.repaintRequested, timeout=10000):
            account.containers()
        again = provider.block(1, layer.extent(), layer.width(), layer.height())
        assert again.data() == good.data()
    finally:
        gdal.SetConfigOption("GDAL_NUM_THREADS", None)
        cloud.delete(account.session.current.value, token.storage_url, "rasters/plain.tif")


def test_nothing_is_forgotten_before_the_token_is_proven(
    cloud: CloudHandle, at_the_desk: Callable[[Login], tuple[Account, Clock]], qtbot: QtBot
) -> None:
    """Clearing GDAL's cache while the token is bad kills handles that are healthy."""
    account, _clock = at_the_desk(login_of(cloud))
    layer = account.add_raster("rasters", "cog.tif")
    login = login_of(cloud)
    with ScriptedServer(cloud.plan.swift_url, [Answer(503) for _ in range(8)]) as store:
        account.session._token = replace(account.session.current, storage_url=f"{store.url}/v1/AUTH_x")
        with qtbot.assertNotEmitted(layer.repaintRequested), qtbot.waitSignal(account.trouble, timeout=15000):
            account._revive_layers()
    assert login
