package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.SurvivorReading;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.util.List;

/** A suspect that was found by its allocation site. */
final class SurvivorCase {

  private SurvivorCase() {}

  static Suspect details(SurvivorTrack track, Scene scene, SurvivorBook book) {
    SurvivorReading reading = track.last();
    String leaking = track.leakingClass();
    SuspectKind kind = Kinds.of(reading.holder(), null, leaking, null);
    double bytesPerHour = scene.heapTrend().perSecond() * 3600;
    return new Suspect(
        1,
        0,
        kind,
        Fingerprint.ofSite(leaking, String.valueOf(reading.site())),
        reading.holder(),
        null,
        leaking,
        reading.site(),
        reading.holder() == null ? null : book.insertionSite(reading.holder(), List.of(leaking)),
        reading.path(),
        null,
        null,
        null,
        bytesPerHour,
        scene.heapTrend().since(),
        List.of());
  }
}
