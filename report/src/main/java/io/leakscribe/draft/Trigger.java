package io.leakscribe.draft;

import io.leakscribe.incident.Cleared;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Hypothesis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which change brought it, as far as the versions tell. */
final class Trigger {
  private Trigger() {}

  static List<Block> of(Incident incident) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, "Trigger"));
    List<Event.DeployDetected> deploys = before(incident);
    deploys.forEach(deploy -> blocks.add(new Block.Paragraph(changed(incident, deploy))));
    if (deploys.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Say.only("The journals show no change of version shortly before the growth.")));
    }
    tested(blocks, incident);
    firstSeen(blocks, incident);
    blocks.add(new Block.Question(question(incident)));
    return blocks;
  }

  /** What was deployed after the first report did not bring it. */
  private static List<Event.DeployDetected> before(Incident incident) {
    Instant detected = incident.detected().time();
    return incident.deploys().stream()
        .filter(deploy -> !deploy.origin().time().isAfter(detected))
        .toList();
  }

  static List<Event.DeployDetected> after(Incident incident) {
    List<Event.DeployDetected> brought = before(incident);
    return incident.deploys().stream().filter(deploy -> !brought.contains(deploy)).toList();
  }

  static List<Span> changed(Incident incident, Event.DeployDetected deploy) {
    Instant at = deploy.origin().time();
    Instant detected = incident.detected().time();
    Say say = Say.text("The version changed from ").name(deploy.from()).and(" to ");
    say.name(deploy.to()).and(" at " + Format.minute(at) + ", ");
    String when = at.isAfter(detected) ? " after the first report." : " before the first report.";
    say.and(Format.duration(Duration.between(detected, at).abs()) + when);
    return say.cite(incident.cite(deploy.origin())).done();
  }

  private static void tested(List<Block> blocks, Incident incident) {
    Turn turn = incident.latestOfFirstRun();
    Hypothesis deploy = deploy(turn);
    if (turn != null && deploy != null && deploy.answer() != Hypothesis.Answer.CLEARED) {
      String head = deploy.answer() == Hypothesis.Answer.SUPPORTED ? "A deploy brought it: " : "";
      Say say = new Say();
      if (!head.isEmpty()) {
        say.strong(head);
      }
      say.and(Words.sentence(deploy.evidence())).cite(incident.cite(turn.origin()));
      blocks.add(new Block.Paragraph(say.done()));
    }
    for (Cleared cleared : incident.cleared()) {
      if (cleared.hypothesis().equals(Incident.DEPLOY)) {
        blocks.add(
            new Block.Paragraph(
                new Say()
                    .strong("No deploy brought it: ")
                    .and(Words.sentence(cleared.evidence()))
                    .cite(incident.cite(cleared.origin()))
                    .done()));
      }
    }
  }

  private static void firstSeen(List<Block> blocks, Incident incident) {
    for (Run run : incident.runs()) {
      Event.AgentStarted started = run.started();
      boolean first = run.id().equals(incident.detected().run());
      if (first && started != null && known(started.version())) {
        blocks.add(
            new Block.Paragraph(
                Say.text("First seen to grow in version ")
                    .name(started.version())
                    .and(" (" + run.name() + ").")
                    .cite(incident.cite(started.origin()))
                    .cite(incident.cite(incident.detected()))
                    .done()));
      }
    }
  }

  private static boolean known(String version) {
    return !version.isBlank() && !version.equals("unknown");
  }

  /** One more sentence for the summary, where the agent's test says that a deploy brought it. */
  static void brief(Say say, Incident incident) {
    Turn turn = incident.latestOfFirstRun();
    if (turn != null && broughtByDeploy(incident)) {
      Hypothesis deploy = deploy(turn);
      say.and(" " + Words.sentence(deploy == null ? "" : deploy.evidence()));
      say.cite(incident.cite(turn.origin()));
    }
  }

  static boolean broughtByDeploy(Incident incident) {
    Hypothesis deploy = deploy(incident.latestOfFirstRun());
    return deploy != null && deploy.answer() == Hypothesis.Answer.SUPPORTED;
  }

  private static @Nullable Hypothesis deploy(@Nullable Turn turn) {
    return turn == null
        ? null
        : turn.diagnosis().hypotheses().stream()
            .filter(one -> one.name().equals(Incident.DEPLOY))
            .findFirst()
            .orElse(null);
  }

  private static String question(Incident incident) {
    if (before(incident).isEmpty()) {
      return "What brought this code in, and since when has it been in use?";
    }
    Event.DeployDetected deploy = before(incident).get(0);
    return "What did "
        + deploy.to()
        + " change in this code, and how did it pass review and tests?";
  }
}
