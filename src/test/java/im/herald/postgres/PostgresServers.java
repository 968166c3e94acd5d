package im.herald.postgres;

import im.herald.cli.demo.ServerUnavailableException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The one PostgreSQL of a test run, as a parameter: looked for and started when first needed.
/// Where there is none the tests that want it are skipped; where `CI=true` that is a failure.
public final class PostgresServers implements ExecutionCondition, ParameterResolver {
  private static final ExtensionContext.Namespace RUN =
      ExtensionContext.Namespace.create(PostgresServers.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Found found = found(context);
    return found.launcher() == null
        ? ConditionEvaluationResult.disabled(found.missing())
        : ConditionEvaluationResult.enabled("PostgreSQL is there");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PostgresServer.class;
  }

  @Override
  public PostgresServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  static PostgresServer running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(RUN)
        .computeIfAbsent(PostgresServer.class, _ -> start(found(context)), PostgresServer.class);
  }

  static Found found(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(RUN)
        .computeIfAbsent(Found.class, _ -> Found.onThisMachine(), Found.class);
  }

  private static PostgresServer start(Found found) {
    try {
      Path launcher = found.launcher();
      if (launcher == null) {
        throw new IllegalStateException(found.missing());
      }
      return PostgresServer.start(launcher);
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL is here but does not start", e);
    }
  }

  /// @param missing why it is not there; empty if it is
  record Found(@Nullable Path launcher, String missing) {
    static Found onThisMachine() {
      try {
        return new Found(PostgresServer.unpacked(), "");
      } catch (ServerUnavailableException e) {
        if ("true".equals(System.getenv("CI"))) {
          throw new IllegalStateException(e);
        }
        return new Found(null, String.valueOf(e.getMessage()));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
