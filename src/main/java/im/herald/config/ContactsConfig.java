package im.herald.config;

import java.util.List;

/// `contacts`: what becomes of requests to see Herald's presence (RFC 6121 § 3.1).
///
/// @param accept whose requests are accepted; all others are refused
/// @param addBack whether to ask those who were accepted for theirs
public record ContactsConfig(List<JidPattern> accept, boolean addBack) {
  public ContactsConfig {
    accept = List.copyOf(accept);
  }

  static ContactsConfig from(Section section) {
    ContactsConfig contacts =
        new ContactsConfig(
            section.list("accept", Values::pattern),
            section.required("add-back", true, Values::flag));
    section.done();
    return contacts;
  }
}
