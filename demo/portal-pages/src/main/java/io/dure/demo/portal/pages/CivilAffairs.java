package io.dure.demo.portal.pages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** The register of civil affairs, by plain JDBC. */
final class CivilAffairs {
    private static final String COLUMNS = "select id, title, office, state from civil_affair ";

    private final DataSource source;

    CivilAffairs(DataSource source) {
        this.source = source;
    }

    Optional<CivilAffair> find(long id) {
        return list(COLUMNS + "where id = ?", id).stream().findFirst();
    }

    List<CivilAffair> latest(int count) {
        return list(COLUMNS + "order by id desc limit ?", count);
    }

    List<CivilAffair> search(String words) {
        return list(
                COLUMNS + "where lower(title) like ? order by id limit 20", "%" + words.toLowerCase(Locale.ROOT) + "%");
    }

    void countVisit(long id) {
        try (Connection connection = source.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update civil_affair set visits = visits + 1 where id = ?")) {
            update.setLong(1, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the register does not answer", e);
        }
    }

    private List<CivilAffair> list(String sql, Object parameter) {
        List<CivilAffair> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, parameter);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new CivilAffair(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the register does not answer", e);
        }
        return found;
    }
}
