/** Pools of database connections that the application made. */
package io.dure.agent.pool;
