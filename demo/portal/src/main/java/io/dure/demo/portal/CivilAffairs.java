package io.dure.demo.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of civil affairs, by plain JDBC. */
@Repository
class CivilAffairs {
    private final JdbcClient jdbc;

    CivilAffairs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param state received, in work or done */
    record CivilAffair(long id, String title, String office, String state) {}

    Optional<CivilAffair> find(long id) {
        return jdbc.sql("select id, title, office, state from civil_affair where id = ?")
                .param(id)
                .query(CivilAffair.class)
                .optional();
    }

    List<CivilAffair> latest(int count) {
        return jdbc.sql("select id, title, office, state from civil_affair order by id desc limit ?")
                .param(count)
                .query(CivilAffair.class)
                .list();
    }

    List<CivilAffair> search(String words) {
        return jdbc.sql(
                        "select id, title, office, state from civil_affair where lower(title) like ? order by id limit 20")
                .param("%" + words.toLowerCase(Locale.ROOT) + "%")
                .query(CivilAffair.class)
                .list();
    }

    void countVisit(long id) {
        jdbc.sql("update civil_affair set visits = visits + 1 where id = ?")
                .param(id)
                .update();
    }
}
