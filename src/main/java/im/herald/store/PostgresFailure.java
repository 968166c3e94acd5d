package im.herald.store;

import im.herald.config.SharedDatabase;
import im.herald.message.PrintedText;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// What an error of PostgreSQL means for the operator. By its SQLSTATE
/// (https://www.postgresql.org/docs/15/errcodes-appendix.html).
final class PostgresFailure {
  private PostgresFailure() {}

  static StoreException of(SharedDatabase place, SQLException e) {
    return tls(e)
        .map(
            why ->
                new StoreException(
                    "%s shows no TLS that Herald trusts (%s); sslrootcert=FILE in store.url names an authority of your own"
                        .formatted(place, words(why)),
                    e))
        .orElseGet(() -> byState(place, e));
  }

  private static StoreException byState(SharedDatabase place, SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    if (e instanceof SQLTransientConnectionException) {
      // The pool's own, when it waits for a connection in vain.
      return new StoreUnreachable(
          place, e.getCause() == null ? "no connection in time" : words(e.getCause()), e);
    }
    String why = words(e);
    return switch (state) {
      case "28P01", "28000", "08004" ->
          failed(
              place,
              e,
              "refuses the login (%s); put user and password in store.url right, or the file that PGPASSFILE names"
                  .formatted(why));
      case "3D000" -> failed(place, e, "is not there; createdb makes it");
      case "42501", "3F000" ->
          failed(
              place,
              e,
              "does not let Herald make its tables (%s); make its user the owner of the database, or GRANT CREATE ON SCHEMA"
                  .formatted(why));
      case "25006" ->
          failed(
              place,
              e,
              "is read-only (%s); add targetServerType=primary to store.url".formatted(why));
      case "53100" -> failed(place, e, "cannot grow: the server's disk is full; make room on it");
      default ->
          isAway(state)
              ? new StoreUnreachable(place, why, e)
              : failed(place, e, "cannot be used: " + why);
    };
  }

  /// Connection exceptions, too many connections, and a server that starts, stops or has ended this
  /// connection.
  private static boolean isAway(String state) {
    return state.startsWith("08") || state.startsWith("57P0") || state.equals("53300");
  }

  private static Optional<Throwable> tls(Throwable e) {
    return Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
        .filter(t -> t instanceof SSLException || isWrongName(t))
        .findFirst();
  }

  /// The driver's own check of the name in the certificate. Any other failure of a connection has a
  /// cause.
  private static boolean isWrongName(Throwable e) {
    return e instanceof SQLException sql
        && "08006".equals(sql.getSQLState())
        && sql.getCause() == null;
  }

  private static StoreException failed(SharedDatabase place, SQLException e, String what) {
    return new StoreException(place + " " + what, e);
  }

  private static String words(Throwable e) {
    return PrintedText.of(String.valueOf(e.getMessage())).strip();
  }
}
