package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;

/** A batch run collects its errors in a local variable of the method that never returns. */
@Leak(
    value = "list held by nothing but a local variable",
    // There is no field: an expert names the method in whose frame the list lives.
    holders = {".*LocalListLeak\\.(run|importAll).*"},
    sites = {"LocalListLeak\\.(importAll|importLine)", "LocalListLeak\\$Rejected\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.LocalListLeak\\$Rejected")
public final class LocalListLeak implements Program {

  /** A line that could not be imported. */
  private record Rejected(int line, byte[] text) {}

  @Override
  public void run(Pace pace) throws Exception {
    System.out.println("rejected " + importAll(pace));
  }

  private int importAll(Pace pace) throws InterruptedException {
    List<Rejected> rejected = new ArrayList<>();
    for (int line = 0; pace.next(); line++) {
      importLine(line, rejected);
    }
    return rejected.size();
  }

  private void importLine(int line, List<Rejected> rejected) {
    rejected.add(new Rejected(line, new byte[500]));
  }
}
