package im.herald.config;

import java.util.List;

/// `access`: who has which role. Who matches several lists has the highest of their roles.
public record AccessConfig(
    List<JidPattern> owners, List<JidPattern> admins, List<JidPattern> users) {
  public AccessConfig {
    owners = List.copyOf(owners);
    admins = List.copyOf(admins);
    users = List.copyOf(users);
  }

  static AccessConfig from(Section section) {
    AccessConfig access =
        new AccessConfig(
            section.list("owners", Values::pattern),
            section.list("admins", Values::pattern),
            section.list("users", Values::pattern));
    section.done();
    return access;
  }
}
