package im.herald.http;

import im.herald.config.HookConfig;
import im.herald.http.Posts.Post;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is posted to `/hooks/NAME` is said to those whom the hook is for. Any thread.
final class Hooks {
  private static final List<String> EVENTS =
      List.of("X-GitHub-Event", "X-Gitlab-Event", "X-Forgejo-Event", "X-Gitea-Event");

  private final Map<String, Hook> hooks = new HashMap<>();
  private final Proofs proofs;
  private final Posts posts;

  Hooks(List<HookConfig> configured, Posts posts, InstantSource clock) {
    configured.forEach(
        config ->
            hooks.put(
                config.name(),
                new Hook(
                    config, MessageTemplates.of(config.words()), new HookRate(config.rate()))));
    this.proofs = new Proofs(clock);
    this.posts = posts;
  }

  /// @throws Refusal as RFC 9457 says it
  Reply post(Request request) throws Refusal, IOException {
    Hook hook = hooks.get(request.last());
    if (hook == null) {
      throw new Refusal(404, "there is no such hook; http.hooks names those that there are");
    }
    proofs.lookAtHeaders(hook.config.proof(), request);
    byte[] body = request.json();
    Optional<String> name = proofs.name(hook.config.proof(), request, body);
    hook.rate.take();
    String text = hook.text(event(request), body);
    if (text.isBlank()) {
      return Accepting.nothing();
    }
    return Accepting.reply(
        posts.accept(new Post(hook.config.name(), name, hook.config.to(), text)));
  }

  /// In one spelling: `Push Hook` of GitLab is `push`.
  private static String event(Request request) {
    String said =
        EVENTS.stream()
            .map(request::header)
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT);
    return said.replaceFirst(" hook$", "").replace(' ', '_');
  }

  private record Hook(HookConfig config, MessageTemplate template, HookRate rate) {
    /// What was read of the body is garbage when this returns.
    String text(String event, byte[] body) throws Refusal {
      return template.text(config.name(), event, Json.read(body));
    }
  }
}
