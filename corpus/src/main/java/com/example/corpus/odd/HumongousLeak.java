package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/** Few but big: every report that is rendered stays in the list of reports, a megabyte each. */
@Leak(
    value = "a few humongous arrays",
    holders = "com\\.example\\.corpus\\.odd\\.HumongousLeak\\$Reports\\.rendered",
    sites = {"HumongousLeak\\$Reports\\.render", "HumongousLeak\\$Report\\.<init>"},
    leakingClass = "byte\\[\\]|com\\.example\\.corpus\\.odd\\.HumongousLeak\\$Report",
    heap = "256m")
public final class HumongousLeak implements Program {

  /** A document. */
  private record Report(int number, byte[] pdf) {}

  /** Renders reports. */
  private static final class Reports {
    private final List<Report> rendered = new ArrayList<>();

    int render(int number) {
      Report report = new Report(number, new byte[1 << 20]);
      rendered.add(report);
      return report.pdf().length + report.number();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Reports reports = new Reports();
    long bytes = 0;
    for (int number = 0; pace.next(); number++) {
      bytes += reports.render(number);
    }
    System.out.println("bytes " + bytes);
  }
}
