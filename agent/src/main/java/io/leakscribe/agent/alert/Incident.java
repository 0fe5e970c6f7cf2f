package io.leakscribe.agent.alert;

import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An open incident. Not thread-safe. */
final class Incident {
  final String id;
  final Set<String> cleared = new HashSet<>();
  String fingerprint;
  IncidentState state = IncidentState.NONE;

  /** Since when it is suspected in this run. */
  final Instant opened;

  /** When the growth began, from the signal. */
  final Instant since;

  /** What was told last, and when. */
  @Nullable Suspect told;

  /** What it is about, as the analysis named it last. */
  @Nullable Suspect seen;

  @Nullable Exhaustion toldExhaustion;
  Instant toldAt;

  /** The newest time at which it was still growing, and how much there was of it. */
  Instant lastGrowing;

  long levelThen;

  Incident(String id, String fingerprint, Instant opened, @Nullable Instant since) {
    this.id = id;
    this.fingerprint = fingerprint;
    this.opened = opened;
    this.since = since == null ? opened : since;
    toldAt = opened;
    lastGrowing = opened;
  }
}
