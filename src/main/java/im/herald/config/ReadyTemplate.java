package im.herald.config;

/// The templates that Herald brings for what others are known to post.
public enum ReadyTemplate {
  ALERTMANAGER("alertmanager"),
  GRAFANA("grafana"),
  GITHUB("github"),
  GITLAB("gitlab"),
  FORGEJO("forgejo"),
  UPTIME_KUMA("uptime-kuma");

  private final String word;

  ReadyTemplate(String word) {
    this.word = word;
  }

  /// As it is written in the configuration.
  @Override
  public String toString() {
    return word;
  }
}
