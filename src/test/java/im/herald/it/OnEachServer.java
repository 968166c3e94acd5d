package im.herald.it;

import im.herald.cli.demo.XmppServerKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Runs a test class once on real Prosody and once on real ejabberd. Its constructor takes the
/// [XmppServer]; where one instance serves all its tests, a field with `@Parameter` takes it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(XmppServers.class)
// The servers are for all classes, and end with the run.
@ParameterizedClass(name = "on {0}", autoCloseArguments = false)
@ArgumentsSource(XmppServers.class)
public @interface OnEachServer {
  /// On which, where it is not for each.
  XmppServerKind[] only() default {XmppServerKind.PROSODY, XmppServerKind.EJABBERD};
}
