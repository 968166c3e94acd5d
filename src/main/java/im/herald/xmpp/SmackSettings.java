package im.herald.xmpp;

import im.herald.builtin.Release;
import im.herald.message.Jids;
import im.herald.xmpp.adhoc.AdHoc;
import im.herald.xmpp.manners.Beside;
import im.herald.xmpp.manners.LastActivities;
import im.herald.xmpp.reply.Reply;
import im.herald.xmpp.sasl.LoginMethods;
import im.herald.xmpp.upload.Slot;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jivesoftware.smack.ReconnectionManager;
import org.jivesoftware.smack.Smack;
import org.jivesoftware.smack.SmackConfiguration;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPConnectionRegistry;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.roster.Roster.SubscriptionMode;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.iqversion.VersionManager;
import org.jivesoftware.smackx.muc.packet.GroupChatInvitation;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.ping.PingManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Smack's statics, set once and in one place, and the only place that looks its managers up.
///
/// Smack answers pings (XEP-0199), service discovery (XEP-0030) and version (XEP-0092, without the
/// operating system) by itself. What it would do by itself and badly is off: reconnecting, its own
/// pings, and the time of last activity (XEP-0012), which costs a hand-over for every message and
/// which it tells everybody. That and its SCRAM are replaced by Herald's.
final class SmackSettings {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(SmackSettings.class);

  static final Duration REPLY_TIMEOUT = Duration.ofSeconds(20);

  /// They log each lost connection with a page of stack, which Herald says in a line. Held here,
  /// for java.util.logging forgets the level of a logger that nobody holds.
  private static final List<Logger> CHATTY =
      List.of(
          Logger.getLogger("org.jivesoftware.smack.AbstractXMPPConnection"),
          Logger.getLogger("org.jivesoftware.smack.tcp.XMPPTCPConnection"));

  /// Parts of Smack that would start by themselves, listen to every stanza or tell the world that
  /// Herald can what it cannot: files, XHTML, the internet of things, receipts, Smack's own rooms,
  /// ad-hoc commands and block list.
  private static final List<String> UNWANTED =
      List.of(
          "org.jivesoftware.smackx.xhtmlim.XHTMLManager",
          "org.jivesoftware.smackx.mediaelement.MediaElementManager",
          "org.jivesoftware.smackx.muc.MultiUserChatManager",
          "org.jivesoftware.smackx.muc.bookmarkautojoin.MucBookmarkAutojoinManager",
          "org.jivesoftware.smackx.bytestreams.ibb.InBandBytestreamManager",
          "org.jivesoftware.smackx.bytestreams.socks5.Socks5BytestreamManager",
          "org.jivesoftware.smackx.filetransfer.FileTransferManager",
          "org.jivesoftware.smackx.commands.AdHocCommandManager",
          "org.jivesoftware.smackx.privacy.PrivacyListManager",
          // Off by its own switch, it would still hand each message that is sent to another thread.
          "org.jivesoftware.smackx.iqlast.LastActivityManager",
          "org.jivesoftware.smackx.blocking.BlockingCommandManager",
          "org.jivesoftware.smackx.hoxt.HOXTManager",
          "org.jivesoftware.smackx.iot.data.IoTDataManager",
          "org.jivesoftware.smackx.iot.discovery.IoTDiscoveryManager",
          "org.jivesoftware.smackx.iot.provisioning.IoTProvisioningManager",
          "org.jivesoftware.smackx.httpfileupload.HttpFileUploadManager",
          "org.jivesoftware.smackx.message_fastening.MessageFasteningManager",
          "org.jivesoftware.smackx.receipts.DeliveryReceiptManager",
          "org.jivesoftware.smackx.vcardtemp.VCardManager",
          "org.jivesoftware.smackx.xdatalayout.XDataLayoutManager",
          "org.jivesoftware.smackx.eme.ExplicitMessageEncryptionManager");

  static {
    Jids.prepare();
    UNWANTED.forEach(SmackConfiguration::addDisabledSmackClass);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
    SmackConfiguration.DEBUG = false;
    // Smack's own writes the whole stanza into the log, whatever a stranger put into it.
    SmackConfiguration.setDefaultParsingExceptionCallback(
        stanza -> LOG.info("a stanza cannot be read: {}", stanza.getParsingException().getClass()));
    SmackConfiguration.setDefaultReplyTimeout(Math.toIntExact(REPLY_TIMEOUT.toMillis()));
    ReconnectionManager.setEnabledPerDefault(false);
    PingManager.setDefaultPingInterval(-1);
    Roster.setDefaultSubscriptionMode(SubscriptionMode.manual);
    Roster.setRosterLoadedAtLoginDefault(false);
    ServiceDiscoveryManager.setDefaultIdentity(
        new DiscoverInfo.Identity("client", "Herald", "bot"));
    VersionManager.setAutoAppendSmackVersion(false);
    VersionManager.setDefaultVersion("Herald", Release.version());
    SmackXmlParser.setXmlPullParserFactory(new StreamParsers());
    Smack.ensureInitialized();
    LoginMethods.register();
    StreamLimits.register();
    AdHoc.register();
    Reply.register();
    Beside.register();
    LastActivities.register();
    Slot.register();
    // XEP-0249 § 4: who invites asks for it.
    XMPPConnectionRegistry.addConnectionCreationListener(
        connection -> discovery(connection).addFeature(GroupChatInvitation.NAMESPACE));
    XMPPConnectionRegistry.addConnectionCreationListener(
        connection -> discovery(connection).addFeature(Reply.NAMESPACE));
    XMPPConnectionRegistry.addConnectionCreationListener(
        connection -> Beside.FEATURES.forEach(discovery(connection)::addFeature));
    // XEP-0045 § 6.7.
    XMPPConnectionRegistry.addConnectionCreationListener(
        connection -> discovery(connection).addFeature(MUCInitialPresence.NAMESPACE));
  }

  private SmackSettings() {}

  /// Makes sure that the settings are in force. Whoever makes a connection calls it first.
  static void apply() {
    // Loading the class did it.
  }

  static Roster roster(XMPPConnection connection) {
    return Roster.getInstanceFor(connection);
  }

  static ServiceDiscoveryManager discovery(XMPPConnection connection) {
    return ServiceDiscoveryManager.getInstanceFor(connection);
  }
}
