package im.herald.config;

/// Makes something of the text of a value.
@FunctionalInterface
interface Reader<T> {
  /// @throws BadValue if it cannot; [Section] reports it
  T read(String text) throws BadValue;
}
