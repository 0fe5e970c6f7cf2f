package io.leakscribe.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.ResultToolkit;
import org.openjdk.jmc.flightrecorder.rules.RuleRegistry;
import org.openjdk.jmc.flightrecorder.rules.Severity;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/** What the rules of JDK Mission Control that are about leaks say of a recording. */
final class JmcJudge {
  private static final Set<String> ABOUT_LEAKS =
      Set.of("IncreasingLiveSet", "IncreasingMetaSpaceLiveSet", "ClassLeak");

  /** It warns of each field that a newer JDK has added to an event. */
  private static final Logger ITS_LOG = Logger.getLogger("org.openjdk.jmc");

  static {
    ITS_LOG.setLevel(Level.SEVERE);
  }

  private JmcJudge() {}

  /** A line for each rule that raises its voice; empty when none does. */
  static List<String> alarms(Path recording) throws IOException {
    Collection<IRule> rules =
        RuleRegistry.getRules().stream()
            .filter(rule -> ABOUT_LEAKS.contains(rule.getId()))
            .toList();
    List<String> alarms = new ArrayList<>();
    try {
      IItemCollection events = JfrLoaderToolkit.loadEvents(recording.toFile());
      Collection<Future<IResult>> results =
          RulesToolkit.evaluateParallel(rules, events, IPreferenceValueProvider.DEFAULT_VALUES, 1)
              .values();
      for (Future<IResult> future : results) {
        IResult result = future.get();
        if (result.getSeverity() == Severity.INFO || result.getSeverity() == Severity.WARNING) {
          alarms.add(text(result));
        }
      }
    } catch (CouldNotLoadRecordingException | ExecutionException e) {
      throw new IOException("'" + recording + "' cannot be judged", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return alarms;
  }

  private static String text(IResult result) {
    return result.getRule().getId()
        + ", "
        + result.getSeverity()
        + ": "
        + message(result, result.getSummary())
        + " "
        + message(result, result.getExplanation());
  }

  private static String message(IResult result, String template) {
    return template == null ? "" : ResultToolkit.populateMessage(result, template, false).strip();
  }
}
