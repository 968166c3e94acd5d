package im.herald.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Runs a test class once on real Prosody and once on real ejabberd. Its constructor takes the
/// [XmppServer].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(XmppServers.class)
@ParameterizedClass(name = "on {0}")
@ArgumentsSource(XmppServers.class)
public @interface OnEachServer {}
