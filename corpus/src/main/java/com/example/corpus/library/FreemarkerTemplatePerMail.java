package com.example.corpus.library;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import freemarker.cache.StringTemplateLoader;
import freemarker.template.Configuration;

/** Puts the text of each mail into the template loader under a name of its own. */
@Leak(
    value = "FreeMarker template for each mail",
    holders = {
      "freemarker\\.cache\\..*",
      "com\\.example\\.corpus\\.library\\.FreemarkerTemplatePerMail\\.(loader|configuration)"
    },
    sites = {"FreemarkerTemplatePerMail\\.render", "freemarker\\..*"})
public final class FreemarkerTemplatePerMail implements Program {

  private final StringTemplateLoader loader = new StringTemplateLoader();
  private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_33);

  private String render(long mail) throws Exception {
    String name = "mail-" + mail;
    loader.putTemplate(name, "Dear ${name}, ".repeat(40) + mail);
    return name;
  }

  @Override
  public void run(Pace pace) throws Exception {
    configuration.setTemplateLoader(loader);
    int length = 0;
    for (long mail = 0; pace.next(); mail++) {
      length += render(mail).length();
    }
    System.out.println("names " + length);
  }
}
