package io.leakscribe.agent.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident of an earlier run that was not resolved.
 *
 * @param id as it stands in the journal
 * @param fingerprint of its first suspect
 * @param opened when it was opened
 * @param runs the earlier runs in which it was seen
 * @param entriesPerHour growth of its first suspect in the newest of them, null when not known
 * @param ruledOut hypotheses that were cleared already
 * @param timeToShow from the start of a run to its suspicion, the longest of the earlier runs
 * @param holder field of its first suspect, null when none was found
 */
public record KnownIncident(
    String id,
    String fingerprint,
    Instant opened,
    List<String> runs,
    @Nullable Double entriesPerHour,
    List<String> ruledOut,
    Duration timeToShow,
    @Nullable String holder) {

  public KnownIncident {
    runs = List.copyOf(runs);
    ruledOut = List.copyOf(ruledOut);
  }
}
