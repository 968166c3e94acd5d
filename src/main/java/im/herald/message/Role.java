package im.herald.message;

import java.util.Locale;

/// What a person may do, least first. Declared in order: each role may do what those before it may.
public enum Role {
  ANYONE,
  USER,
  ADMIN,
  OWNER;

  /// Whether somebody with this role may do what needs `needed`.
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /// As people and operators write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
