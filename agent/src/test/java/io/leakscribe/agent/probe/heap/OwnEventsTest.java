package io.leakscribe.agent.probe.heap;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("whoever else records, changes what is recorded")
class OwnEventsTest {

  @Name("shop.Paid")
  static final class Paid extends Event {}

  @Test
  void the_applications_events_are_recorded_for_the_application_alone() {
    OwnEvents events = OwnEvents.open("jdk.GarbageCollection");
    try (RecordingStream stream = events.stream()) {
      stream.startAsync();
      assertThat(new Paid().isEnabled()).as("of a class that came later").isTrue();
      events.refresh();
      assertThat(new Paid().isEnabled()).as("while we alone record").isFalse();
      try (Recording theirs = new Recording()) {
        theirs.start();
        assertThat(new Paid().isEnabled()).as("as soon as theirs has begun").isTrue();
        events.refresh();
        assertThat(new Paid().isEnabled()).as("as long as theirs goes on").isTrue();
      }
      events.refresh();
      assertThat(new Paid().isEnabled()).as("after theirs").isFalse();
    } finally {
      events.close();
    }
    assertThat(new Paid().isEnabled()).as("after ours").isFalse();
  }
}
