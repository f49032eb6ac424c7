package io.dure.agent.server;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/**
 * Main of the child process: pools of every kind, each of two connections that are both in use while a thread waits for a
 * third, then a Tomcat.
 */
public final class PoolsMain {
    private static final String URL = "jdbc:h2:mem:pools;DB_CLOSE_DELAY=-1";
    private static final int PATIENCE_MILLIS = 600_000;
    private static final List<Object> KEPT = new ArrayList<>();

    private PoolsMain() {}

    public static void main(String[] arguments) throws Exception {
        exhaust(hikari());
        exhaust(dbcp2());
        exhaust(tomcatDbcp2());
        exhaust(tomcatJdbc());
        // Never used: it has no pool, and asking it must not make one.
        KEPT.add(new BasicDataSource());
        TomcatMain.main(arguments);
    }

    private static void exhaust(DataSource source) throws SQLException {
        KEPT.add(source);
        KEPT.add(source.getConnection());
        KEPT.add(source.getConnection());
        Thread waiting = new Thread(() -> {
            try {
                KEPT.add(source.getConnection());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        waiting.setDaemon(true);
        waiting.start();
    }

    private static DataSource hikari() {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(URL);
        source.setPoolName("portal");
        source.setMaximumPoolSize(2);
        source.setConnectionTimeout(PATIENCE_MILLIS);
        return source;
    }

    private static DataSource dbcp2() {
        BasicDataSource source = new BasicDataSource();
        source.setUrl(URL);
        source.setMaxTotal(2);
        source.setJmxName("Catalina:type=DataSource,context=/portal,name=\"jdbc/portal\"");
        return source;
    }

    private static DataSource tomcatDbcp2() {
        org.apache.tomcat.dbcp.dbcp2.BasicDataSource source = new org.apache.tomcat.dbcp.dbcp2.BasicDataSource();
        source.setUrl(URL);
        source.setMaxTotal(2);
        return source;
    }

    private static DataSource tomcatJdbc() {
        org.apache.tomcat.jdbc.pool.DataSource source = new org.apache.tomcat.jdbc.pool.DataSource();
        source.setUrl(URL);
        source.setDriverClassName("org.h2.Driver");
        source.setInitialSize(1);
        source.setMaxActive(2);
        source.setMaxWait(PATIENCE_MILLIS);
        return source;
    }
}
