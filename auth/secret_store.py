"""Keeps the secrets of connections in QGIS's authentication database, which its master password encrypts.

The one file of this folder that speaks to QGIS. For the main thread only: QGIS may ask for the master password.
"""

from __future__ import annotations

from qgis.core import QgsApplication, QgsAuthManager, QgsAuthMethodConfig

from .errors import UserError

# QGIS's own editor drops all but user name and password: nothing else is put there.
METHOD = "Basic"
NAME = "Swift COG Browser: {name}"


class SecretStoreError(UserError):
    """QGIS's authentication database did not do what was wanted."""


class SecretStoreDisabled(SecretStoreError):
    template = (
        "The authentication system of QGIS is switched off, so no secret can be saved or read. "
        "Restart QGIS, or type the secret each time."
    )


class SecretStoreLocked(SecretStoreError):
    template = (
        "QGIS's master password was not given or is wrong, so the saved secret cannot be read. "
        "Try again, or type the secret itself."
    )


class SecretNotSaved(SecretStoreLocked):
    template = (
        "QGIS's master password was not given or is wrong, so the secret was not saved. "
        "Try again, or save the connection without it: then it is asked for each time."
    )


class SecretGone(SecretStoreError):
    template = "The saved secret is not in QGIS's authentication database any more. Type it again."


class SecretNotWritten(SecretStoreError):
    template = (
        "QGIS could not write the secret to its authentication database {file}. Check that the file can be written."
    )


class SecretNotDeleted(SecretStoreError):
    template = (
        "QGIS could not delete a secret that is not needed any more. "
        "Delete {id} in Settings > Options > Authentication."
    )


class SecretStore:
    """Secrets by id; the id of one is no secret itself."""

    def save(self, name: str, user: str, secret: str, secret_id: str | None = None) -> str:
        """Keep a secret and return its id; QGIS asks for its master password if it does not have it yet.

        Args:
            name: the connection's, for the list in QGIS's options.
            user: whose secret it is, for the same list.
            secret_id: the one to put it in place of; a new one is made if this is None, empty, or gone.

        Raises:
            SecretStoreDisabled, SecretNotSaved, SecretNotWritten: nothing was saved.
        """
        self._unlock(SecretNotSaved)
        config = QgsAuthMethodConfig(METHOD)
        config.setName(NAME.format(name=name))
        config.setConfig("username", user)
        config.setConfig("password", secret)
        return self._store(config, secret_id if secret_id and self.has(secret_id) else None)

    def load(self, secret_id: str) -> str:
        """Return a secret; QGIS asks for its master password if it does not have it yet.

        Raises:
            SecretStoreDisabled, SecretStoreLocked: it may be there, but cannot be read.
            SecretGone: it was deleted, or put under another method, in QGIS's options.
        """
        return self._load(secret_id).config("password")

    def has(self, secret_id: str) -> bool:
        """Tell whether there is such a secret; needs no master password."""
        manager = _manager()
        return bool(secret_id) and not manager.isDisabled() and secret_id in manager.configIds()

    def copy(self, secret_id: str, name: str) -> str:
        """Keep a secret once more, for another connection, and return the id of the copy.

        Raises:
            SecretStoreError: as for ``load`` and ``save``.
        """
        config = self._load(secret_id)
        return self.save(name, config.config("username"), config.config("password"))

    def rename(self, secret_id: str, name: str) -> None:
        """Name a secret after its connection's new name. Not worth a question for the master password.

        Raises:
            SecretNotWritten: it keeps its old name.
        """
        if self.has(secret_id) and _manager().masterPasswordIsSet():
            config = self._load(secret_id)
            config.setName(NAME.format(name=name))
            self._store(config, secret_id)

    def delete(self, secret_id: str) -> None:
        """Delete a secret, if it is there; needs no master password.

        Raises:
            SecretStoreDisabled, SecretNotDeleted: it may still be there.
        """
        manager = _manager()
        if manager.isDisabled():
            raise SecretStoreDisabled
        if self.has(secret_id) and not manager.removeAuthenticationConfig(secret_id):
            raise SecretNotDeleted(id=secret_id)

    def _load(self, secret_id: str) -> QgsAuthMethodConfig:
        self._unlock(SecretStoreLocked)
        config = QgsAuthMethodConfig()
        # Asked first: for one that is missing, QGIS logs an error of its own.
        found = self.has(secret_id) and _manager().loadAuthenticationConfig(secret_id, config, True)[0]
        if not found or config.method() != METHOD or not config.config("password"):
            raise SecretGone
        return config

    def _store(self, config: QgsAuthMethodConfig, secret_id: str | None) -> str:
        manager = _manager()
        if secret_id:
            config.setId(secret_id)  # noqa: QGS202 - not a layer's
            done = manager.updateAuthenticationConfig(config)
        else:
            done, config = manager.storeAuthenticationConfig(config)
        if not done:
            raise SecretNotWritten(file=manager.authenticationDatabasePath())
        return config.id()

    def _unlock(self, refusal: type[SecretStoreLocked]) -> None:
        """Have QGIS ask for the master password, once. After five wrong ones it switches the whole system off."""
        manager = _manager()
        if not manager.isDisabled() and not manager.setMasterPassword(True) and not manager.isDisabled():
            raise refusal
        if manager.isDisabled():
            raise SecretStoreDisabled


def _manager() -> QgsAuthManager:
    manager = QgsApplication.authManager()
    if manager is None:
        raise SecretStoreDisabled
    return manager
