"""Builds the parts of the plugin, registers them with QGIS, and takes them down again. The only user of iface."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qgis.core import Qgis, QgsApplication, QgsMapLayer, QgsMapSettings, QgsReferencedRectangle
from qgis.gui import QgisInterface, QgsGui
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication, QIcon
from qgis.PyQt.QtWidgets import QAction, QDockWidget

# resources_rc registers the icons. QGIS takes down what was imported by name: the two packages, too.
from . import auth, resources_rc, ui  # type: ignore[attr-defined]  # noqa: F401
from .auth import extlibs
from .auth.secret_store import SecretStore
from .swift_browser import algorithms, jobs  # noqa: F401
from .swift_browser.accounts import Accounts
from .swift_browser.activity import Activity
from .swift_browser.algorithms.algorithm import Surroundings
from .swift_browser.algorithms.logins import Logins
from .swift_browser.algorithms.provider import SwiftProvider
from .swift_browser.browser_menus import SwiftItemMenus
from .swift_browser.browser_tree import BrowserTree, SwiftItemProvider
from .swift_browser.connections import Connections
from .swift_browser.manifest import FOLDER, manifest_value
from .swift_browser.path_options import PathOptions
from .swift_browser.project_layers import ProjectLayers
from .swift_browser.qgis_network import remove_files
from .swift_browser.reload import give_back_unreadable
from .swift_browser.render_watch import render_watch
from .swift_browser.seals import seals
from .swift_browser.settings import DATA_SOURCE_MANAGER, Settings
from .swift_browser.translation import Translation, language
from .ui.browser_desk import BrowserDesk
from .ui.browser_drop import SwiftDropHandler
from .ui.browser_views import BrowserViews
from .ui.dock import SwiftDock
from .ui.extent_outline import ExtentOutline
from .ui.layer_marks import LayerMarks
from .ui.locator import SwiftLocator
from .ui.messages import Messages
from .ui.options_page import OptionsPages
from .ui.probe import Probe
from .ui.source_select import KEY, SourceSelectProvider
from .ui.waiting import WaitingForLogin
from .ui.workplace import Workplace

if TYPE_CHECKING:
    from .ui.panel import SwiftPanel

Part = TypeVar("Part")
ICON = ":/plugins/swift_cog_browser/icon.svg"


class SwiftCogBrowser:
    """The plugin as QGIS sees it.

    What is put into QGIS is noted with the way to take it out again, which is done in the opposite order.
    """

    def __init__(self, iface: QgisInterface) -> None:  # noqa: QGS105 - as QGIS gives it
        self._iface = iface
        self._parts = ExitStack()

    def initGui(self) -> None:  # noqa: N802 - the name that QGIS calls
        """Put the plugin into QGIS: all of it, or nothing."""
        with ExitStack() as parts:
            self._workplace = self._make_workplace(parts)
            self._add_dock(parts)
            self._add_outline(parts)
            self._add_actions(parts)
            self._add_pages(parts)
            self._add_locator(parts)
            self._add_probe(parts)
            self._add_comparison(parts)
            self._open_projects(parts)
            self._add_browser(parts)
            self._mark_layers(parts)
            self._watch_drawings(parts)
            self._watch_objects(parts)
            work = self._workplace
            _add_provider(parts, Surroundings(Logins(work.connections, work.accounts), work.adding.add), QIcon(ICON))
            self._parts = parts.pop_all()

    def initProcessing(self) -> None:  # noqa: N802 - the name that QGIS calls
        """Put only the algorithms into QGIS, where there is no desk: for ``qgis_process``."""
        with ExitStack() as parts:
            parts.callback(extlibs.forget)
            translation = Translation()
            translation.install()
            parts.callback(translation.remove)
            settings = Settings()
            parts.callback(settings.unregister)
            parts.callback(remove_files)
            _add_provider(parts, Surroundings(Logins(Connections(settings, SecretStore()))))
            self._parts = parts.pop_all()

    def unload(self) -> None:
        """Take everything out of QGIS again: nothing of the plugin is left running or set."""
        self._parts.close()

    def _make_workplace(self, parts: ExitStack) -> Workplace:
        parts.callback(extlibs.forget)
        translation = Translation()
        translation.install()
        parts.callback(translation.remove)
        settings = Settings()
        parts.callback(settings.unregister)
        activity = Activity()
        messages = Messages(_there(self._iface.messageBar()))
        workplace = Workplace(
            settings,
            Connections(settings, SecretStore()),
            Accounts(activity),
            activity,
            messages,
            window=_there(self._iface.mainWindow()),
        )
        parts.callback(workplace.take_down)
        workplace.show_extent = self._show_extent
        workplace.show_panel = self._show_dock
        workplace.adding.insertion_point = self._iface.layerTreeInsertionPoint
        workplace.adding.map_settings = self._map_settings
        return workplace

    def _map_settings(self) -> QgsMapSettings | None:
        """Return how the map is drawn; None while the user does not want it to be."""
        canvas = _there(self._iface.mapCanvas())
        return canvas.mapSettings() if canvas.renderFlag() else None

    def _add_dock(self, parts: ExitStack) -> None:
        dock = self._dock = SwiftDock(self._make_panel, self._workplace.window)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)

        parts.callback(_take_out_dock, self._iface, dock)

    def _make_panel(self) -> SwiftPanel:
        from .ui.panel import SwiftPanel

        return SwiftPanel(self._workplace)

    def _add_outline(self, parts: ExitStack) -> None:
        outline = ExtentOutline(_there(self._iface.mapCanvas()), self._workplace)
        self._workplace.outline_extent = outline.show
        parts.callback(outline.take_down)

    def _add_actions(self, parts: ExitStack) -> None:
        add, window = self._make_add_action(), self._workplace.window
        self._iface.insertAddLayerAction(add)
        parts.callback(_take_down, add)
        parts.callback(self._iface.removeAddLayerAction, add)
        about = QAction(QIcon(ICON), QCoreApplication.translate("SwiftCogBrowser", "Swift COG Browser"), window)
        about.setObjectName("actionSwiftCogBrowserHelp")
        about.triggered.connect(_show_help)
        report = QAction(QCoreApplication.translate("SwiftCogBrowser", "Swift COG Browser: Copy Report"), window)
        report.setObjectName("actionSwiftCogBrowserReport")
        report.triggered.connect(self._copy_report)
        menu = _there(self._iface.pluginHelpMenu())
        for action in (about, report):
            menu.addAction(action)
            parts.callback(_take_down, action)
            parts.callback(menu.removeAction, action)

    def _make_add_action(self) -> QAction:
        text = QCoreApplication.translate("SwiftCogBrowser", "Add Cloud Raster…")
        action = QAction(QIcon(ICON), text, self._workplace.window)
        action.setObjectName("actionAddCloudRaster")
        action.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Add a raster from OpenStack Swift"))
        action.triggered.connect(self._open)
        return action

    def _add_pages(self, parts: ExitStack) -> None:
        """Add those of the Data Source Manager and of the options."""
        source = self._source = SourceSelectProvider(self._workplace, QIcon(ICON), _show_help)
        registry = _there(QgsGui.sourceSelectProviderRegistry())
        registry.addProvider(source)  # noqa: QGS202 - returns nothing
        # The registry deletes it, the Data Source Manager takes its page out.
        parts.callback(source.take_down)
        parts.callback(registry.removeProvider, source)
        options = OptionsPages(self._workplace, QIcon(ICON))
        self._iface.registerOptionsWidgetFactory(options)
        parts.callback(self._iface.unregisterOptionsWidgetFactory, options)

    def _add_locator(self, parts: ExitStack) -> None:
        locator = SwiftLocator(self._workplace, self._show_dock, self._search)
        self._iface.registerLocatorFilter(locator)
        # QGIS deletes it.
        parts.callback(self._iface.deregisterLocatorFilter, locator)

    def _add_probe(self, parts: ExitStack) -> None:
        iface, work = self._iface, self._workplace
        probe = Probe(_there(iface.mapCanvas()), work.window, work.activity, iface.activeLayer, work.states)
        parts.callback(probe.take_down)
        work.states.changed.connect(probe.layer_changed)
        parts.callback(work.states.changed.disconnect, probe.layer_changed)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, probe.dock)
        # Not setUserVisible: that does nothing while QGIS has not shown its window yet.
        probe.dock.hide()
        parts.callback(_take_out_dock, iface, probe.dock)
        iface.currentLayerChanged.connect(probe.look_again)
        parts.callback(iface.currentLayerChanged.disconnect, probe.look_again)
        text = QCoreApplication.translate("SwiftCogBrowser", "Swift COG Browser")
        for action in probe.actions:
            iface.addPluginToRasterMenu(text, action)
            parts.callback(iface.removePluginRasterMenu, text, action)
            iface.addRasterToolBarIcon(action)
            parts.callback(iface.removeRasterToolBarIcon, action)

    def _add_comparison(self, parts: ExitStack) -> None:
        """Offer to compare rasters, in the menu Raster and in that of a layer."""
        iface, text = self._iface, QCoreApplication.translate("SwiftCogBrowser", "Swift COG Browser")
        action = QAction(QCoreApplication.translate("SwiftCogBrowser", "Compare Rasters…"), self._workplace.window)
        action.setObjectName("actionCompareRasters")
        action.triggered.connect(self._compare)
        parts.callback(_take_down, action)
        iface.addPluginToRasterMenu(text, action)
        parts.callback(iface.removePluginRasterMenu, text, action)
        iface.addCustomActionForLayerType(action, "", Qgis.LayerType.Raster, True)
        parts.callback(iface.removeCustomActionForLayerType, action)

    def _compare(self) -> None:
        from .ui.compare_dialog import CompareDialog

        tree = self._iface.layerTreeView()
        selected = tree.selectedLayers() if tree is not None else []
        CompareDialog(self._workplace, selected, self._workplace.window).open()

    def _open_projects(self, parts: ExitStack) -> None:
        """Have the layers of saved projects wait for their logins; take all logins back at the end."""
        layers = ProjectLayers(self._workplace.accounts, self._workplace.activity, self._workplace.states)
        waiting = WaitingForLogin(layers, self._workplace, self._show_dock)
        # The last: no work may go on to read objects without them.
        seals.begin()
        parts.callback(seals.end)
        parts.callback(jobs.call_off_all)
        parts.callback(remove_files)
        parts.callback(PathOptions.forget_left)
        parts.callback(waiting.take_down)
        parts.callback(layers.stop)
        parts.callback(self._workplace.accounts.close_all)
        layers.start()

    def _add_browser(self, parts: ExitStack) -> None:
        browser = BrowserPart(self._iface, self._workplace)
        parts.callback(browser.take_down)
        self._source.tell_windows(browser.views.look_into)
        parts.callback(self._source.tell_windows, None)

    def _watch_drawings(self, parts: ExitStack) -> None:
        for canvas in self._iface.mapCanvases():
            canvas.renderStarting.connect(self._drawing_begins)
            canvas.mapCanvasRefreshed.connect(self._drawing_ends)
            canvas.renderErrorOccurred.connect(self._drawing_failed)
            parts.callback(canvas.renderStarting.disconnect, self._drawing_begins)
            parts.callback(canvas.mapCanvasRefreshed.disconnect, self._drawing_ends)
            parts.callback(canvas.renderErrorOccurred.disconnect, self._drawing_failed)

    def _mark_layers(self, parts: ExitStack) -> None:
        """Show which layers cannot be trusted or read, and have those of which a drawing failed looked into."""
        faults = self._workplace.faults
        marks = self._marks = LayerMarks(_there(self._iface.layerTreeView()), self._workplace.states)
        parts.callback(marks.take_down)
        faults.start()
        parts.callback(faults.stop)

    def _watch_objects(self, parts: ExitStack) -> None:
        """Have a refresh of the map see whether objects were replaced under their layers."""
        pins, refresh = self._workplace.pins, _there(self._iface.actionDraw())
        pins.start()
        parts.callback(pins.stop)
        refresh.triggered.connect(self._look_at_objects)
        parts.callback(refresh.triggered.disconnect, self._look_at_objects)

    def _look_at_objects(self) -> None:
        # QGIS has had the layers open their files anew just now, and draws them soon.
        layers = _there(self._iface.mapCanvas()).layers()
        give_back_unreadable(layers)
        self._workplace.pins.refresh(layers)

    def _copy_report(self) -> None:
        from .swift_browser.report import report

        work, clipboard = self._workplace, QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(report(work.accounts.current, work.messages.last_errors))
            work.messages.information(
                QCoreApplication.translate(
                    "SwiftCogBrowser", "The report is in the clipboard. It holds no names, addresses or secrets."
                )
            )

    def _open(self) -> None:
        """Open the panel, or the page of the Data Source Manager, as the user has set it."""
        if self._workplace.settings.add_opens.value() == DATA_SOURCE_MANAGER:
            self._iface.openDataSourceManagerPage(KEY)
        else:
            self._show_dock()

    def _show_extent(self, extent: QgsReferencedRectangle) -> None:
        canvas = self._iface.mapCanvas()
        if canvas is not None and canvas.setReferencedExtent(extent):
            canvas.refresh()

    def _show_dock(self) -> None:
        self._dock.setUserVisible(True)

    def _search(self, text: str) -> None:
        # Not before the bar has finished with the result that led here.
        QTimer.singleShot(0, lambda: self._iface.locatorSearch(text))

    def _drawing_begins(self) -> None:
        render_watch.begin(self)

    def _drawing_ends(self) -> None:
        render_watch.end(self)

    def _drawing_failed(self, message: str, layer: QgsMapLayer | None) -> None:
        if layer is not None:
            self._workplace.faults.drawing_failed(layer, message)


class BrowserPart:
    """What the plugin puts into QGIS's Browser panel, and what takes the drops from there."""

    def __init__(self, iface: QgisInterface, workplace: Workplace) -> None:  # noqa: QGS105 - the only user of it
        self._iface = iface
        desk = BrowserDesk(workplace)
        endings = workplace.settings.raster_endings.value
        self._tree = BrowserTree(workplace.accounts, workplace.connections, desk, endings)
        self._provider: SwiftItemProvider | None = SwiftItemProvider(self._tree)
        self._menus: SwiftItemMenus | None = SwiftItemMenus(desk)
        self._drops = SwiftDropHandler(desk.add)
        _there(QgsApplication.dataItemProviderRegistry()).addProvider(self._provider)  # noqa: QGS202 - returns nothing
        _there(QgsGui.dataItemGuiProviderRegistry()).addProvider(self._menus)  # noqa: QGS202 - returns nothing
        iface.registerCustomDropHandler(self._drops)
        self._changed = workplace.contents_changed
        self._changed.connect(self._tree.refresh_place)
        self.views = BrowserViews(workplace.window, desk.offer_upload)

    def take_down(self) -> None:
        """Take it out again. The registries delete what they are given."""
        self.views.take_down()
        self._changed.disconnect(self._tree.refresh_place)
        self._iface.unregisterCustomDropHandler(self._drops)
        self._tree.take_down()
        _there(QgsGui.dataItemGuiProviderRegistry()).removeProvider(self._menus)  # noqa: QGS202 - returns nothing
        _there(QgsApplication.dataItemProviderRegistry()).removeProvider(self._provider)  # noqa: QGS202 - returns nothing
        self._menus = self._provider = None
        self._drops.deleteLater()


def _add_provider(parts: ExitStack, surroundings: Surroundings, icon: QIcon | None = None) -> None:
    """Offer the algorithms to QGIS's Processing. The registry deletes what it is given."""
    registry = _there(QgsApplication.processingRegistry())
    provider = SwiftProvider(surroundings, icon)
    if registry.addProvider(provider):
        parts.callback(registry.removeProvider, provider.id())


def _there(part: Part | None) -> Part:
    """Return a part of QGIS that the desktop always has."""
    if part is None:
        raise RuntimeError("this is not QGIS Desktop")
    return part


def _take_out_dock(iface: QgisInterface, dock: QDockWidget) -> None:  # noqa: QGS105 - the only user of it
    """Take a dock out of the window; nobody is to find it any more, even if QGIS gets round to deleting it later."""
    iface.removeDockWidget(dock)
    dock.setParent(None)  # type: ignore[call-overload]
    dock.deleteLater()


def _take_down(action: QAction) -> None:
    """Delete an action; nobody is to find it any more, even if QGIS gets round to deleting it only later."""
    action.setParent(None)  # type: ignore[arg-type]
    action.deleteLater()


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
