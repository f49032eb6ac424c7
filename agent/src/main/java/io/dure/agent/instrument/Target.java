package io.dure.agent.instrument;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

/**
 * A method to be instrumented, by the exact name of its class. Naming classes instead of searching for subtypes keeps
 * the start free of class hierarchy look-ups: a class that is not in this table costs one hash look-up.
 */
final class Target {
    private static final String CONSTRUCTOR = "<init>";
    private static final String POOL = "io.dure.agent.instrument.pool.";
    private static final String TOMCAT = "io.dure.agent.instrument.tomcat.";
    private static final String JAVAX = "io.dure.agent.instrument.javax.";
    private static final String JAKARTA = "io.dure.agent.instrument.jakarta.";
    private static final Map<String, Target> ALL = all();

    private final String advice;
    private final String method;
    private final String firstArgument;
    private final int arguments;

    private Target(String advice, String method, String firstArgument, int arguments) {
        this.advice = advice;
        this.method = method;
        this.firstArgument = firstArgument;
        this.arguments = arguments;
    }

    /**
     * @param internalName name of a class as the JVM has it, with slashes
     */
    static @Nullable Target of(String internalName) {
        return ALL.get(internalName);
    }

    String advice() {
        return advice;
    }

    ElementMatcher<MethodDescription> methods() {
        ElementMatcher.Junction<MethodDescription> wanted =
                method.equals(CONSTRUCTOR) ? ElementMatchers.isConstructor() : ElementMatchers.named(method);
        return wanted.and(ElementMatchers.takesArguments(arguments))
                .and(ElementMatchers.takesArgument(0, ElementMatchers.named(firstArgument)))
                .and(ElementMatchers.not(ElementMatchers.isAbstract()));
    }

    private static Map<String, Target> all() {
        Map<String, Target> all = new HashMap<>();
        all.put(
                "org/apache/catalina/connector/CoyoteAdapter",
                new Target(TOMCAT + "RequestBegins", "service", "org.apache.coyote.Request", 2));
        all.put(
                "org/apache/catalina/core/StandardEngine",
                new Target(TOMCAT + "RequestIsLogged", "logAccess", "org.apache.catalina.connector.Request", 4));
        Target javax = new Target(JAVAX + "ServletPasses", "service", "javax.servlet.ServletRequest", 2);
        Target jakarta = new Target(JAKARTA + "ServletPasses", "service", "jakarta.servlet.ServletRequest", 2);
        all.put("javax/servlet/http/HttpServlet", javax);
        all.put("jakarta/servlet/http/HttpServlet", jakarta);
        // Containers without a hook of their own: the first filter of a chain is the outermost entry.
        Target javaxFilter = new Target(JAVAX + "ServletPasses", "doFilter", "javax.servlet.ServletRequest", 3);
        Target jakartaFilter = new Target(JAKARTA + "ServletPasses", "doFilter", "jakarta.servlet.ServletRequest", 3);
        all.put("org/eclipse/jetty/servlet/FilterHolder", javaxFilter);
        all.put("org/eclipse/jetty/ee8/servlet/FilterHolder", javaxFilter);
        all.put("org/eclipse/jetty/ee9/servlet/FilterHolder", jakartaFilter);
        all.put("org/eclipse/jetty/ee10/servlet/FilterHolder", jakartaFilter);
        all.put("org/eclipse/jetty/ee11/servlet/FilterHolder", jakartaFilter);
        all.put(
                "com/zaxxer/hikari/pool/HikariPool",
                new Target(POOL + "HikariPoolBegins", CONSTRUCTOR, "com.zaxxer.hikari.HikariConfig", 1));
        for (String dbcp2 : new String[] {"org.apache.commons.dbcp2", "org.apache.tomcat.dbcp.dbcp2"}) {
            all.put(
                    dbcp2.replace('.', '/') + "/BasicDataSource",
                    new Target(
                            POOL + "Dbcp2PoolBegins", "createConnectionPool", dbcp2 + ".PoolableConnectionFactory", 1));
        }
        all.put(
                "org/apache/tomcat/jdbc/pool/ConnectionPool",
                new Target(POOL + "TomcatJdbcPoolBegins", "init", "org.apache.tomcat.jdbc.pool.PoolConfiguration", 1));
        return Collections.unmodifiableMap(all);
    }
}
