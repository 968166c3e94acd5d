package im.herald.schedule;

import java.time.Duration;
import org.quartz.impl.jdbcjobstore.SimplePropertiesTriggerPersistenceDelegateSupport;
import org.quartz.impl.jdbcjobstore.SimplePropertiesTriggerProperties;
import org.quartz.spi.OperableTrigger;

/// Keeps [TimingTrigger]s in Quartz's table for triggers of other people's making. Quartz makes the
/// one instance itself and wants it public.
public final class TimingTriggerPersistence
    extends SimplePropertiesTriggerPersistenceDelegateSupport {
  @Override
  public boolean canHandleTriggerType(OperableTrigger trigger) {
    return trigger instanceof TimingTrigger;
  }

  /// At most eight characters, as the column is.
  @Override
  public String getHandledTriggerTypeDiscriminator() {
    return "HERALD";
  }

  @Override
  protected SimplePropertiesTriggerProperties getTriggerProperties(OperableTrigger trigger) {
    TimingTrigger timed = (TimingTrigger) trigger;
    StoredTiming timing = StoredTiming.of(timed.timing());
    SimplePropertiesTriggerProperties properties = new SimplePropertiesTriggerProperties();
    properties.setString1(timing.kind());
    properties.setString2(timing.value());
    properties.setString3(timing.zone());
    properties.setLong1(timed.late().toMillis());
    return properties;
  }

  @Override
  protected TriggerPropertyBundle getTriggerPropertyBundle(
      SimplePropertiesTriggerProperties properties) {
    StoredTiming timing =
        new StoredTiming(properties.getString1(), properties.getString2(), properties.getString3());
    return new TriggerPropertyBundle(
        TimingTrigger.builder(timing.timing(), Duration.ofMillis(properties.getLong1())),
        new String[0],
        new Object[0]);
  }
}
