package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Cleared;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Hypothesis;
import io.leakscribe.journal.Mark;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import io.leakscribe.timeline.Guess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What held the memory, how that is known, and what brought it. */
final class CauseSection {
  private static final int MAX_EVIDENCE = 4;

  private CauseSection() {}

  static List<Block> of(Findings findings) {
    Incident incident = findings.incident();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Root cause and resolution"));
    Suspect leading = incident.leading();
    Turn turn = incident.latestWithSuspects();
    if (leading == null || turn == null) {
      blocks.add(new Block.Paragraph(Say.only("No holder has been named yet.")));
    } else {
      blocks.addAll(told(findings, leading, turn));
      blocks.addAll(PathFigure.of(leading));
    }
    for (var note : incident.notes()) {
      if (note.mark() == Mark.CAUSE) {
        Say say = Say.text("Noted by " + (note.author() == null ? "a person" : note.author()));
        say.and(" as the cause: " + Words.sentence(note.text()));
        blocks.add(new Block.Paragraph(say.cite(incident.cite(note.origin())).done()));
      }
    }
    blocks.addAll(Trigger.of(incident));
    return blocks;
  }

  private static List<Block> told(Findings findings, Suspect leading, Turn turn) {
    Incident incident = findings.incident();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(story(findings, leading, turn)));
    List<List<Span>> lines = new ArrayList<>();
    best(leading).forEach(line -> lines.add(Say.only(Ledger.brief(leading, line))));
    leading.evidence().stream()
        .filter(line -> line.weight() < 0 && Ledger.hasWeight(line))
        .limit(1)
        .forEach(line -> lines.add(Say.only("Against it: " + Ledger.brief(leading, line))));
    lines.addAll(cleared(incident));
    if (!lines.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Say.text("How we know, with a confidence of ")
                  .strong(Format.percent(leading.confidence()))
                  .and(":")
                  .cite(incident.cite(turn.origin()))
                  .done()));
      blocks.add(new Block.Bullets(lines));
    }
    return blocks;
  }

  /** First what says that entries stay, then the heaviest of the rest. */
  private static List<Evidence> best(Suspect leading) {
    List<Evidence> support = new ArrayList<>(Words.support(leading));
    support.removeIf(line -> leadsAstray(leading, line));
    List<Evidence> best = notLetGo(support);
    support.removeAll(best);
    best.addAll(support.subList(0, Math.min(support.size(), MAX_EVIDENCE - best.size())));
    return best;
  }

  private static List<Span> story(Findings findings, Suspect leading, Turn turn) {
    Incident incident = findings.incident();
    String event = incident.cite(turn.origin());
    Say say = keeps(new Say(), leading);
    String amount = Words.amount(leading);
    String at = Format.near(turn.origin().time(), incident.asOf());
    say.and(amount.isEmpty() ? "." : ": " + amount + " at " + at + ".");
    sites(say, leading);
    String path = Paths.plain(leading);
    if (!path.isEmpty()) {
      say.and(" From the root it is reached by ").name(path).and(".");
    } else if (Paths.isStatic(leading)) {
      say.and(" The field is static: it lives as long as its class.");
    }
    return say.cite(event).done();
  }

  /** {@code X, a cache (ConcurrentHashMap), keeps Quote objects and does not let them go}. */
  static Say keeps(Say say, Suspect leading) {
    if (leading.holder() == null) {
      return leading.leakingClass() == null
          ? say.and("Memory of " + Words.kind(leading.kind()) + " grows; its holder was not found")
          : say.and("Instances of ")
              .name(leading.leakingClass())
              .and(" pile up; what holds them was not found");
    }
    if (leading.holder().indexOf(' ') >= 0) { // "threads pool-#-thread-#" is no field
      return say.and("The number of ").name(leading.holder()).and(" grows and does not fall");
    }
    say.name(leading.holder()).and(", " + Words.kind(leading.kind()));
    if (leading.holderType() != null) {
      say.and(" (").name(Words.simple(leading.holderType())).and(")");
    }
    return leading.leakingClass() == null
        ? say.and(", keeps its entries and does not let them go")
        : say.and(", keeps ").name(leading.leakingClass()).and(" objects and does not let them go");
  }

  private static void sites(Say say, Suspect leading) {
    String created = leading.allocationSite();
    String put = leading.insertionSite();
    if (put != null) {
      say.and(" Entries are put in at ").name(put);
      if (created != null && !created.equals(put)) {
        say.and(" and created at ").name(created);
      }
      say.and(".");
    } else if (created != null) {
      say.and(" The objects are created at ").name(created).and(".");
    }
  }

  /** Sessions come with everything that users do; told of pages, they look like the cause. */
  private static boolean leadsAstray(Suspect leading, Evidence line) {
    String held = leading.leakingClass() == null ? "" : leading.leakingClass();
    return line.kind().equals("lifecycle")
        && line.statement().contains(" session")
        && leading.kind() != SuspectKind.SESSION
        && !held.toLowerCase(Locale.ROOT).contains("session");
  }

  /** The lines that say why entries stay: what ended and is held, and what was removed. */
  private static List<Evidence> notLetGo(List<Evidence> support) {
    List<Evidence> quoted = new ArrayList<>();
    support.stream()
        .filter(line -> line.kind().equals("lifecycle"))
        .findFirst()
        .ifPresent(quoted::add);
    support.stream()
        .filter(line -> line.kind().equals("turnover"))
        .findFirst()
        .or(() -> support.stream().filter(CauseSection::tellsOfRemovals).findFirst())
        .ifPresent(quoted::add);
    return quoted;
  }

  private static boolean tellsOfRemovals(Evidence line) {
    return line.statement().contains("seen to leave") || line.statement().contains("removals");
  }

  private static List<List<Span>> cleared(Incident incident) {
    List<List<Span>> lines = new ArrayList<>();
    if (!incident.cleared().isEmpty()) {
      Say say = Say.text("Checked and ruled out: ");
      String comma = "";
      for (Cleared cleared : incident.cleared()) {
        say.and(comma + Guess.words(cleared.hypothesis())).cite(incident.cite(cleared.origin()));
        comma = ", ";
      }
      lines.add(say.and(".").done());
    }
    Turn turn = incident.latestWithSuspects();
    List<String> open = turn == null ? List.of() : open(incident, turn);
    if (turn != null && !open.isEmpty()) {
      lines.add(
          Say.text(
                  "Tested and not decided: "
                      + String.join(", ", open.stream().map(Guess::words).toList())
                      + ".")
              .cite(incident.cite(turn.origin()))
              .done());
    }
    return lines;
  }

  private static List<String> open(Incident incident, Turn turn) {
    return turn.diagnosis().hypotheses().stream()
        .filter(one -> one.answer() == Hypothesis.Answer.CANNOT_TELL)
        .filter(one -> Trigger.isOfThis(incident, turn, one))
        .map(Hypothesis::name)
        .filter(name -> incident.cleared().stream().noneMatch(c -> c.hypothesis().equals(name)))
        .toList();
  }
}
