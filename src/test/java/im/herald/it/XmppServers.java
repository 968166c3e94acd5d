package im.herald.it;

import im.herald.cli.demo.ServerLauncher;
import im.herald.cli.demo.ServerPackages;
import im.herald.cli.demo.ServerUnavailableException;
import im.herald.cli.demo.XmppServerKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// The servers of this test run: looked for once, started when first needed, stopped at its end.
///
/// The one place that decides what a missing server means: where `CI=true` a failure, elsewhere
/// that the tests on it are skipped.
final class XmppServers implements ExecutionCondition, ArgumentsProvider {
  private static final ExtensionContext.Namespace RUN =
      ExtensionContext.Namespace.create(XmppServers.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Found found = found(context);
    if (!found.missing().isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(String.join("\n", found.missing()));
    }
    return found.launchers().isEmpty()
        ? ConditionEvaluationResult.disabled(String.join("\n", found.missing()))
        : ConditionEvaluationResult.enabled("runs on " + found.launchers().keySet());
  }

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Map<XmppServerKind, ServerLauncher> launchers = found(context).launchers();
    List<XmppServerKind> wanted =
        List.of(context.getRequiredTestClass().getAnnotation(OnEachServer.class).only());
    return launchers.entrySet().stream()
        .filter(entry -> wanted.contains(entry.getKey()))
        .map(entry -> Arguments.of(running(context, entry.getKey(), entry.getValue())));
  }

  private static Found found(ExtensionContext context) {
    return store(context).computeIfAbsent(Found.class, key -> Found.onThisMachine(), Found.class);
  }

  private static XmppServer running(
      ExtensionContext context, XmppServerKind kind, ServerLauncher launcher) {
    return store(context).computeIfAbsent(kind, key -> start(kind, launcher), XmppServer.class);
  }

  private static XmppServer start(XmppServerKind kind, ServerLauncher launcher) {
    try {
      return switch (kind) {
        case PROSODY -> new ProsodyServer(launcher);
        case EJABBERD -> new EjabberdServer(launcher);
      };
    } catch (Exception e) {
      throw new IllegalStateException(kind.title() + " is here but does not start", e);
    }
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getRoot().getStore(RUN);
  }

  private record Found(Map<XmppServerKind, ServerLauncher> launchers, List<String> missing) {
    static Found onThisMachine() {
      ServerPackages packages = ServerPackages.ofThisMachine(System.err);
      Map<XmppServerKind, ServerLauncher> launchers = new EnumMap<>(XmppServerKind.class);
      List<String> missing = new ArrayList<>();
      for (XmppServerKind kind : XmppServerKind.values()) {
        try {
          launchers.put(kind, packages.find(kind));
        } catch (ServerUnavailableException e) {
          missing.add(String.valueOf(e.getMessage()));
        }
      }
      return new Found(launchers, missing);
    }
  }
}
