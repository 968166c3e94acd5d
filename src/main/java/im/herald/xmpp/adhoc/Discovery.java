package im.herald.xmpp.adhoc;

import im.herald.command.CommandSpec;
import im.herald.inbox.FormDesk;
import im.herald.message.Sender;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jivesoftware.smackx.disco.packet.DiscoverInfoBuilder;
import org.jivesoftware.smackx.disco.packet.DiscoverItems;
import org.jspecify.annotations.Nullable;

/// Says which commands there are (XEP-0050 § 2.2) and what each is (§ 2.3), to everybody what they
/// may run. Smack's own service discovery answers all else: it does not tell who asks.
final class Discovery {
  private static final String AUTOMATION = "automation";

  private final Supplier<FormDesk> desk;
  private final Function<IQ, Optional<Sender>> senders;

  /// @param senders who is behind a request; empty if nobody who may run anything
  Discovery(Supplier<FormDesk> desk, Function<IQ, Optional<Sender>> senders) {
    this.desk = desk;
    this.senders = senders;
  }

  /// Answers on `connection` from now on, before Smack does.
  void begin(XMPPConnection connection) {
    before(connection, DiscoverItems.ELEMENT, DiscoverItems.NAMESPACE, this::items);
    before(connection, DiscoverInfo.ELEMENT, DiscoverInfo.NAMESPACE, this::info);
  }

  private static void before(
      XMPPConnection connection,
      String element,
      String namespace,
      Function<IQ, Optional<IQ>> answers) {
    @Nullable IQRequestHandler smack =
        connection.unregisterIQRequestHandler(element, namespace, IQ.Type.get);
    if (smack == null) {
      throw new IllegalStateException("Smack does not answer " + namespace);
    }
    connection.registerIQRequestHandler(
        new AbstractIqRequestHandler(element, namespace, IQ.Type.get, smack.getMode()) {
          @Override
          public @Nullable IQ handleIQRequest(IQ request) {
            return answers.apply(request).orElseGet(() -> smack.handleIQRequest(request));
          }
        });
  }

  private Optional<IQ> items(IQ request) {
    @Nullable String node = ((DiscoverItems) request).getNode();
    if (CommandRequest.NAMESPACE.equals(node)) {
      return Optional.of(items(request, node, offers(request)));
    }
    // A command has no items.
    return offer(request, node).map(_ -> items(request, String.valueOf(node), List.of()));
  }

  private IQ items(IQ request, String node, List<CommandSpec> offers) {
    DiscoverItems items = new DiscoverItems();
    items.setType(IQ.Type.result);
    items.setTo(request.getFrom());
    items.setStanzaId(request.getStanzaId());
    items.setNode(node);
    for (CommandSpec spec : offers) {
      DiscoverItems.Item item = new DiscoverItems.Item(request.getTo());
      item.setName(named(request, spec));
      item.setNode(CommandNode.of(spec));
      items.addItem(item);
    }
    return items;
  }

  private Optional<IQ> info(IQ request) {
    @Nullable String node = ((DiscoverInfo) request).getNode();
    if (CommandRequest.NAMESPACE.equals(node)) {
      return Optional.of(
          answering(request)
              .addIdentity(new DiscoverInfo.Identity(AUTOMATION, "Commands", "command-list"))
              .addFeature(CommandRequest.NAMESPACE)
              .build());
    }
    return offer(request, node)
        .map(
            spec ->
                answering(request)
                    .addIdentity(
                        new DiscoverInfo.Identity(AUTOMATION, named(request, spec), "command-node"))
                    .addFeature(CommandRequest.NAMESPACE)
                    .addFeature(CommandReader.FORM)
                    .build());
  }

  private static DiscoverInfoBuilder answering(IQ request) {
    return DiscoverInfoBuilder.buildResponseFor((DiscoverInfo) request, IQ.ResponseType.result);
  }

  /// As a line of `help`: many clients show nothing else before it is run.
  private String named(IQ request, CommandSpec spec) {
    return spec.line().in(desk.get().language(Optional.ofNullable(request.getLanguage())));
  }

  private List<CommandSpec> offers(IQ request) {
    return senders.apply(request).map(sender -> desk.get().offers(sender)).orElse(List.of());
  }

  private Optional<CommandSpec> offer(IQ request, @Nullable String node) {
    return node == null
        ? Optional.empty()
        : senders.apply(request).flatMap(sender -> CommandNode.find(desk.get(), node, sender));
  }
}
