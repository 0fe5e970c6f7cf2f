package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.io.File;

/** Asks that each upload be deleted on exit: the JDK keeps every path until then. */
@Leak(
    value = "File.deleteOnExit per upload",
    holders = "java\\.io\\.DeleteOnExitHook\\.files",
    sites = {
      "DeleteOnExitUploads\\.store",
      "java\\.io\\.File\\.deleteOnExit",
      "DeleteOnExitHook\\.add"
    })
public final class DeleteOnExitUploads implements Program {
  private long uploads;

  private void store() {
    File part = new File("/nowhere/uploads/" + "tenant".repeat(80) + "/" + uploads++ + ".part");
    part.deleteOnExit();
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      store();
    }
  }
}
