"""Builds the parts of the plugin, registers them with QGIS, and takes them down again. The only user of iface."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from qgis.core import QgsApplication, QgsReferencedRectangle
from qgis.gui import QgisInterface, QgsGui, QgsMapCanvas, QgsSourceSelectProviderRegistry
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication, QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu

# resources_rc registers the icons. QGIS takes down what was imported by name: the two packages, too.
from . import auth, resources_rc, ui  # type: ignore[attr-defined]  # noqa: F401
from .auth import extlibs
from .auth.secret_store import SecretStore
from .swift_browser import jobs
from .swift_browser.accounts import Accounts
from .swift_browser.activity import Activity
from .swift_browser.browser_menus import SwiftItemMenus
from .swift_browser.browser_tree import BrowserTree, SwiftItemProvider
from .swift_browser.connections import Connections
from .swift_browser.manifest import FOLDER, manifest_value
from .swift_browser.path_options import PathOptions
from .swift_browser.qgis_network import remove_files
from .swift_browser.render_watch import render_watch
from .swift_browser.settings import DATA_SOURCE_MANAGER, Settings
from .swift_browser.translation import Translation, language
from .ui.browser_desk import BrowserDesk
from .ui.browser_drop import SwiftDropHandler
from .ui.dock import SwiftDock
from .ui.extent_outline import ExtentOutline
from .ui.locator import SwiftLocator
from .ui.messages import Messages
from .ui.options_page import OptionsPages
from .ui.panel import SwiftPanel
from .ui.source_select import KEY, SourceSelectProvider
from .ui.workplace import Workplace

Registry = TypeVar("Registry")
ICON = ":/plugins/swift_cog_browser/icon.svg"


class SwiftCogBrowser:
    """The plugin as QGIS sees it."""

    def __init__(self, iface: QgisInterface) -> None:  # noqa: QGS105 - as QGIS gives it
        self._iface = iface
        self._translation = Translation()
        self._settings: Settings | None = None
        self._accounts: Accounts | None = None
        self._messages: Messages | None = None
        self._workplace: Workplace | None = None
        self._outline: ExtentOutline | None = None
        self._dock: SwiftDock | None = None
        self._source_select: SourceSelectProvider | None = None
        self._options: OptionsPages | None = None
        self._locator: SwiftLocator | None = None
        self._action: QAction | None = None
        self._help: list[QAction] = []
        self._watched: list[QgsMapCanvas] = []
        self._browser: BrowserPart | None = None

    def initGui(self) -> None:  # noqa: N802 - the name that QGIS calls
        """Put the dock and the menu entry into QGIS."""
        self._translation.install()
        settings = self._settings = Settings()
        activity = Activity()
        self._accounts = Accounts(activity)
        bar = self._iface.messageBar()
        if bar is None:
            raise RuntimeError("QGIS has no message bar")
        messages = self._messages = Messages(bar)
        connections = Connections(settings, SecretStore())
        window = self._iface.mainWindow()
        if window is None:
            raise RuntimeError("QGIS has no window")
        self._workplace = Workplace(settings, connections, self._accounts, activity, messages, window=window)
        self._workplace.show_extent = self._show_extent
        self._workplace.show_panel = self._show_dock
        canvas = self._iface.mapCanvas()
        if canvas is not None:
            self._outline = ExtentOutline(canvas, self._workplace)
            self._workplace.outline_extent = self._outline.show
        self._workplace.adding.insertion_point = self._iface.layerTreeInsertionPoint
        self._dock = SwiftDock(SwiftPanel(self._workplace), window)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._dock)
        self._source_select = SourceSelectProvider(self._workplace, QIcon(ICON), _show_help)
        _source_selects().addProvider(self._source_select)
        self._options = OptionsPages(self._workplace, QIcon(ICON))
        self._iface.registerOptionsWidgetFactory(self._options)
        self._locator = SwiftLocator(self._workplace, self._show_dock, self._search)
        self._iface.registerLocatorFilter(self._locator)
        self._action = self._make_action()
        self._iface.insertAddLayerAction(self._action)
        self._help = [self._make_help_action(), self._make_report_action()]
        self._help_menu().addActions(self._help)
        for canvas in self._iface.mapCanvases():
            self._watch(canvas)
        self._browser = BrowserPart(self._iface, self._workplace)

    def unload(self) -> None:
        """Take everything out of QGIS again: nothing of the plugin is left running or set."""
        for canvas in self._watched:
            canvas.renderStarting.disconnect(self._drawing_begins)
            canvas.mapCanvasRefreshed.disconnect(self._drawing_ends)
        self._watched.clear()
        if self._browser is not None:
            self._browser.take_down()
            self._browser = None
        if self._accounts is not None:
            self._accounts.close_all()
            PathOptions.forget_left()
            remove_files()
            self._accounts = None
        jobs.call_off_all()
        if self._action is not None:
            self._iface.removeAddLayerAction(self._action)
            _take_down(self._action)
            self._action = None
        for action in self._help:
            self._help_menu().removeAction(action)
            _take_down(action)
        self._help.clear()
        if self._source_select is not None:
            # The registry deletes it, the Data Source Manager takes its page out.
            _source_selects().removeProvider(self._source_select)
            self._source_select.take_down()
            self._source_select = None
        if self._locator is not None:
            # QGIS deletes it.
            self._iface.deregisterLocatorFilter(self._locator)
            self._locator = None
        if self._options is not None:
            self._iface.unregisterOptionsWidgetFactory(self._options)
            self._options = None
        if self._dock is not None:
            self._iface.removeDockWidget(self._dock)
            # Nobody is to find it any more, even if QGIS gets round to deleting it only later.
            self._dock.setParent(None)  # type: ignore[call-overload]
            self._dock.deleteLater()
            self._dock = None
        if self._outline is not None:
            self._outline.take_down()
            self._outline = None
        if self._workplace is not None:
            self._workplace.take_down()
            self._workplace = None
        if self._settings is not None:
            self._settings.unregister()
            self._settings = None
        self._translation.remove()
        extlibs.forget()

    def _make_action(self) -> QAction:
        text = QCoreApplication.translate("SwiftCogBrowser", "Add Cloud Raster…")
        action = QAction(QIcon(ICON), text, self._iface.mainWindow())
        action.setObjectName("actionAddCloudRaster")
        action.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Add a raster from OpenStack Swift"))
        action.triggered.connect(self._open)
        return action

    def _make_help_action(self) -> QAction:
        text = QCoreApplication.translate("SwiftCogBrowser", "Swift COG Browser")
        action = QAction(QIcon(ICON), text, self._iface.mainWindow())
        action.setObjectName("actionSwiftCogBrowserHelp")
        action.triggered.connect(_show_help)
        return action

    def _make_report_action(self) -> QAction:
        text = QCoreApplication.translate("SwiftCogBrowser", "Swift COG Browser: Copy Report")
        action = QAction(text, self._iface.mainWindow())
        action.setObjectName("actionSwiftCogBrowserReport")
        action.triggered.connect(self._copy_report)
        return action

    def _copy_report(self) -> None:
        from .swift_browser.report import report

        messages, clipboard = self._messages, QGuiApplication.clipboard()
        if messages is not None and clipboard is not None:
            account = None if self._accounts is None else self._accounts.current
            clipboard.setText(report(account, messages.last_errors))
            messages.information(
                QCoreApplication.translate(
                    "SwiftCogBrowser", "The report is in the clipboard. It holds no names, addresses or secrets."
                )
            )

    def _help_menu(self) -> QMenu:
        menu = self._iface.pluginHelpMenu()
        if menu is None:
            raise RuntimeError("QGIS has no menu for the help of plugins")
        return menu

    def _open(self) -> None:
        """Open the panel, or the page of the Data Source Manager, as the user has set it."""
        if self._settings is not None and self._settings.add_opens.value() == DATA_SOURCE_MANAGER:
            self._iface.openDataSourceManagerPage(KEY)
        else:
            self._show_dock()

    def _show_extent(self, extent: QgsReferencedRectangle) -> None:
        canvas = self._iface.mapCanvas()
        if canvas is not None and canvas.setReferencedExtent(extent):
            canvas.refresh()

    def _show_dock(self) -> None:
        if self._dock is not None:
            self._dock.setUserVisible(True)

    def _search(self, text: str) -> None:
        # Not before the bar has finished with the result that led here.
        QTimer.singleShot(0, lambda: self._iface.locatorSearch(text))

    def _watch(self, canvas: QgsMapCanvas) -> None:
        canvas.renderStarting.connect(self._drawing_begins)
        canvas.mapCanvasRefreshed.connect(self._drawing_ends)
        self._watched.append(canvas)

    def _drawing_begins(self) -> None:
        render_watch.begin(self)

    def _drawing_ends(self) -> None:
        render_watch.end(self)


class BrowserPart:
    """What the plugin puts into QGIS's Browser panel, and what takes the drops from there."""

    def __init__(self, iface: QgisInterface, workplace: Workplace) -> None:
        self._iface = iface
        desk = BrowserDesk(workplace)
        self._tree = BrowserTree(workplace.accounts, workplace.connections, desk)
        self._provider: SwiftItemProvider | None = SwiftItemProvider(self._tree)
        self._menus: SwiftItemMenus | None = SwiftItemMenus(desk)
        self._drops = SwiftDropHandler(desk.add)
        _registered(QgsApplication.dataItemProviderRegistry()).addProvider(self._provider)
        _registered(QgsGui.dataItemGuiProviderRegistry()).addProvider(self._menus)
        iface.registerCustomDropHandler(self._drops)

    def take_down(self) -> None:
        """Take it out again. The registries delete what they are given."""
        self._iface.unregisterCustomDropHandler(self._drops)
        self._tree.take_down()
        _registered(QgsGui.dataItemGuiProviderRegistry()).removeProvider(self._menus)
        _registered(QgsApplication.dataItemProviderRegistry()).removeProvider(self._provider)
        self._menus = self._provider = None
        self._drops.deleteLater()


def _registered(registry: Registry | None) -> Registry:
    if registry is None:
        raise RuntimeError("QGIS has no registry for items of its Browser panel")
    return registry


def _take_down(action: QAction) -> None:
    """Delete an action; nobody is to find it any more, even if QGIS gets round to deleting it only later."""
    action.setParent(None)  # type: ignore[arg-type]
    action.deleteLater()


def _source_selects() -> QgsSourceSelectProviderRegistry:
    registry = QgsGui.sourceSelectProviderRegistry()
    if registry is None:
        raise RuntimeError("QGIS has no Data Source Manager")
    return registry


def _show_help() -> None:
    QDesktopServices.openUrl(help_url(speaks=language()))


def help_url(folder: Path = FOLDER, speaks: str = "en") -> QUrl:
    """Return where the help is: in the plugin's folder, or at the homepage if the pages were not built into it.

    Args:
        speaks: the language to begin in, where the first page is written in it.
    """
    pages = folder / "docs" / "html"
    for page in (pages / speaks / "index.html", pages / "index.html"):
        if page.is_file():
            return QUrl.fromLocalFile(str(page))
    return QUrl(manifest_value("homepage", folder))
