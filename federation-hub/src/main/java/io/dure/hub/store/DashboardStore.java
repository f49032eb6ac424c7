package io.dure.hub.store;

import io.dure.hub.dashboard.DashboardRecords;

/** Keeps the dashboards. */
public interface DashboardStore extends DashboardRecords {}
