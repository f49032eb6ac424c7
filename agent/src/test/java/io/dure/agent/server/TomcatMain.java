package io.dure.agent.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * Main of the child process: a Tomcat with an access log. Compiled against Tomcat 9 and run on 9 and 11, so it names
 * servlets by class name and touches no type of either servlet API.
 */
public final class TomcatMain {
    private static final String[] SERVED = {
        "/ok",
        "/fail",
        "/status500",
        "/status404",
        "/redirect",
        "/committed",
        "/forward",
        "/include",
        "/matched",
        "/async",
        "/asyncagain",
        "/asynctimeout",
        "/names",
        "/session",
        "/login",
        "/hold",
        "/release",
        "/dir/*",
        "*.do",
        "/error"
    };

    private TomcatMain() {}

    public static void main(String[] arguments) throws Exception {
        String flavour = arguments[0];
        Path base = Path.of(arguments[1]);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getEngine().getPipeline().addValve(accessLog(base));
        deploy(tomcat, "", flavour, Files.createDirectories(base.resolve("root")));
        deploy(tomcat, "/app", flavour, Files.createDirectories(base.resolve("app")));
        tomcat.start();
        System.out.println("port " + tomcat.getConnector().getLocalPort());
        // The test closes standard input to end it gracefully.
        System.in.readAllBytes();
        System.exit(0);
    }

    private static AccessLogValve accessLog(Path base) {
        AccessLogValve log = new AccessLogValve();
        log.setDirectory(base.toString());
        log.setPrefix("access");
        log.setSuffix(".log");
        log.setRotatable(false);
        log.setBuffered(false);
        log.setPattern("%s %U");
        return log;
    }

    private static void deploy(Tomcat tomcat, String path, String flavour, Path files) {
        String application = "io.dure.agent.server." + flavour + ".";
        Context context = tomcat.addContext(path, files.toString());
        Wrapper servlet = Tomcat.addServlet(context, "test", application + "TestServlet");
        servlet.setAsyncSupported(true);
        for (String pattern : SERVED) {
            context.addServletMappingDecoded(pattern, "test");
        }
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
        context.addServletMappingDecoded("/", "default");
        FilterDef filter = new FilterDef();
        filter.setFilterName("refusing");
        filter.setFilterClass(application + "RefusingFilter");
        filter.setAsyncSupported("true");
        context.addFilterDef(filter);
        FilterMap map = new FilterMap();
        map.setFilterName("refusing");
        map.addURLPattern("/*");
        context.addFilterMap(map);
        ErrorPage page = new ErrorPage();
        page.setErrorCode(500);
        page.setLocation("/error");
        context.addErrorPage(page);
    }
}
