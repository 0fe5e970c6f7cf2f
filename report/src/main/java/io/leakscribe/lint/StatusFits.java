package io.leakscribe.lint;

import io.leakscribe.findings.Findings;

/** L02: the status is one of four, and fits what the document knows. */
final class StatusFits implements Check {

  @Override
  public void check(Document document, Context context, Notes to) {
    switch (document.status()) {
      case NONE ->
          to.warn(Rule.L02, 1, "no line 'Status: Draft' near the top: it is taken as a draft");
      case UNKNOWN ->
          to.add(
              Rule.L02,
              document.statusLine(),
              "the status of the document is none of Draft, In Review, Reviewed, Closed: use one of them");
      case CLOSED -> closed(document, context, to);
      default -> {}
    }
    Status status = document.status();
    if (status != Status.NONE && status != Status.UNKNOWN && !document.isStatusNamed()) {
      to.warn(
          Rule.L02,
          document.statusLine(),
          "the status is read as %s: write 'Status: %s' and no more, else a refresh takes it for a draft"
              .formatted(status.label(), status.label()));
    }
  }

  private static void closed(Document document, Context context, Notes to) {
    TimesView times = document.times();
    boolean told = times.at(TimesView.Field.RECOVERY) != null;
    if (!told && times.entry(TimesView.Field.RECOVERY) != null) {
      to.add(
          Rule.L02,
          document.statusLine(),
          "the status is Closed and the recovery is unknown: write when it was over, or go back to"
              + " In Review");
    }
    Findings findings = context.findings();
    if (findings != null && findings.times().recovery().at() == null) {
      to.warn(
          Rule.L02,
          document.statusLine(),
          "the status is Closed and the journals show no recovery: say how it is known to be over");
    }
  }
}
