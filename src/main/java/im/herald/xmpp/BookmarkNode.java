package im.herald.xmpp;

import im.herald.message.InvalidJidException;
import im.herald.message.Jids;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.NamedElement;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.util.XmlStringBuilder;
import org.jivesoftware.smackx.pubsub.GetItemsRequest;
import org.jivesoftware.smackx.pubsub.Item;
import org.jivesoftware.smackx.pubsub.ItemsExtension;
import org.jivesoftware.smackx.pubsub.PubSubElementType;
import org.jivesoftware.smackx.pubsub.packet.PubSub;
import org.jspecify.annotations.Nullable;
import org.jxmpp.jid.BareJid;
import org.jxmpp.jid.parts.Resourcepart;

/// The bookmarks of rooms that the account keeps for all its clients (XEP-0402). Each call waits
/// for the server.
final class BookmarkNode {
  private static final String NODE = "urn:xmpp:bookmarks:1";

  private static final String OPTIONS = "http://jabber.org/protocol/pubsub#publish-options";
  private static final String CONFIGURATION = "http://jabber.org/protocol/pubsub#node_config";

  /// ejabberd 23.01 takes these for a node, and not with an item.
  private static final String MORE =
      field("pubsub#max_items", "max") + field("pubsub#send_last_published_item", "never");

  private final XMPPConnection connection;

  BookmarkNode(XMPPConnection connection) {
    this.connection = connection;
  }

  /// The rooms that are bookmarked, by whomever.
  ///
  /// @throws XMPPErrorException if the server keeps none
  Set<BareJid> read() throws SmackException, XMPPErrorException, InterruptedException {
    try {
      IQ answer =
          connection.sendIqRequestAndWaitForResponse(
              PubSub.createPubsubPacket(null, IQ.Type.get, new GetItemsRequest(NODE)));
      return answer instanceof PubSub pubsub ? jids(pubsub) : Set.of();
    } catch (XMPPErrorException e) {
      if (e.getStanzaError().getCondition() == Condition.item_not_found) {
        return Set.of();
      }
      throw e;
    }
  }

  private static Set<BareJid> jids(PubSub answer) {
    @Nullable ItemsExtension items = answer.getExtension(PubSubElementType.ITEMS);
    List<? extends NamedElement> all = items == null ? List.of() : items.getItems();
    return all.stream()
        .flatMap(
            item ->
                item instanceof Item one ? jid(one).stream() : Optional.<BareJid>empty().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Optional<BareJid> jid(Item item) {
    try {
      return Optional.of(Jids.person(String.valueOf(item.getId())));
    } catch (InvalidJidException e) {
      return Optional.empty();
    }
  }

  /// Bookmarks `room`, for clients to go there as `nick`. Without its password: a client asks.
  ///
  /// @throws XMPPErrorException if the server does not keep it as it should be kept; then nothing
  ///   is published
  void publish(BareJid room, Resourcepart nick)
      throws SmackException, XMPPErrorException, InterruptedException {
    try {
      change(PubSub.NAMESPACE, item(room, nick) + options(form(OPTIONS, true)));
    } catch (XMPPErrorException e) {
      // Whatever the reason: without all that it might keep only a few, and push others out.
      configure();
      change(PubSub.NAMESPACE, item(room, nick) + options(form(OPTIONS, false)));
    }
  }

  private static String item(BareJid room, Resourcepart nick) {
    XmlStringBuilder xml = new XmlStringBuilder();
    xml.halfOpenElement("publish").attribute("node", NODE).rightAngleBracket();
    xml.halfOpenElement("item").attribute("id", room).rightAngleBracket();
    xml.halfOpenElement("conference").xmlnsAttribute(NODE).attribute("autojoin", "true");
    xml.rightAngleBracket().element("nick", nick.toString()).closeElement("conference");
    return xml.closeElement("item").closeElement("publish").toString();
  }

  private static String options(String form) {
    return "<publish-options>%s</publish-options>".formatted(form);
  }

  /// § 4: everybody who writes there asks for this, so that nobody else reads it.
  private static String form(String type, boolean all) {
    return "<x xmlns='jabber:x:data' type='submit'>"
        + field("FORM_TYPE", type)
        + field("pubsub#persist_items", "true")
        + field("pubsub#access_model", "whitelist")
        + (all ? MORE : "")
        + "</x>";
  }

  private static String field(String name, String value) {
    return "<field var='%s'><value>%s</value></field>".formatted(name, value);
  }

  /// Has the server keep all bookmarks, be there some already or not (XEP-0060 § 8.1.3, § 8.2).
  private void configure() throws SmackException, XMPPErrorException, InterruptedException {
    String form = form(CONFIGURATION, true);
    try {
      change(
          PubSub.NAMESPACE, "<create node='%s'/><configure>%s</configure>".formatted(NODE, form));
    } catch (XMPPErrorException e) {
      if (e.getStanzaError().getCondition() != Condition.conflict) {
        throw e;
      }
      change(
          PubSub.NAMESPACE + "#owner", "<configure node='%s'>%s</configure>".formatted(NODE, form));
    }
  }

  /// Takes the bookmark of `room` out, and has the other clients told.
  void retract(BareJid room) throws SmackException, XMPPErrorException, InterruptedException {
    XmlStringBuilder xml = new XmlStringBuilder();
    xml.halfOpenElement("retract").attribute("node", NODE).attribute("notify", "true");
    xml.rightAngleBracket().halfOpenElement("item").attribute("id", room).closeEmptyElement();
    xml.closeElement("retract");
    try {
      change(PubSub.NAMESPACE, xml.toString());
    } catch (XMPPErrorException e) {
      if (e.getStanzaError().getCondition() != Condition.item_not_found) {
        throw e;
      }
    }
  }

  private void change(String namespace, String content)
      throws SmackException, XMPPErrorException, InterruptedException {
    connection.sendIqRequestAndWaitForResponse(new Change(namespace, content));
  }

  private static final class Change extends IQ {
    private final String content;

    Change(String namespace, String content) {
      super(PubSub.ELEMENT, namespace);
      this.content = content;
      setType(Type.set);
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
        IQChildElementXmlStringBuilder xml) {
      xml.rightAngleBracket();
      xml.append(content);
      return xml;
    }
  }
}
