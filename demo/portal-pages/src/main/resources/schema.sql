create table civil_affair (
    id bigint primary key,
    title varchar(200) not null,
    office varchar(40) not null,
    state varchar(20) not null,
    visits bigint not null default 0
);
insert into civil_affair (id, title, office, state)
select x,
       case mod(x, 4) when 0 then 'Resident certificate ' when 1 then 'Parking permit ' when 2 then 'Building notice ' else 'Local tax receipt ' end || x,
       case mod(x, 3) when 0 then 'civil-affairs' when 1 then 'tax' else 'health' end,
       case mod(x, 5) when 0 then 'received' when 1 then 'in work' else 'done' end
from system_range(1, 500);
