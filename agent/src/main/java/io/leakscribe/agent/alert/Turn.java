package io.leakscribe.agent.alert;

import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that the world is to be told about an incident. */
public sealed interface Turn {
  /** Id of the incident. */
  String incident();

  /** It was suspected, confirmed, became critical, or something material changed. */
  record Leak(
      String incident,
      Stage stage,
      List<Suspect> suspects,
      @Nullable Exhaustion exhaustion,
      List<RuledOut> ruledOut,
      Diagnosis diagnosis)
      implements Turn {
    public Leak {
      suspects = List.copyOf(suspects);
      ruledOut = List.copyOf(ruledOut);
    }
  }

  /** A wrong suspect was cleared. */
  record Cleared(String incident, RuledOut what) implements Turn {}

  /** Growth has stopped and stayed stopped. */
  record Resolved(String incident, String reason) implements Turn {}
}
