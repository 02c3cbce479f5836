using Microsoft.EntityFrameworkCore;

namespace Ridgeway.Data;

internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : RidgewayDb(options)
{
    protected override bool GuidsAreBytes => false;
}
