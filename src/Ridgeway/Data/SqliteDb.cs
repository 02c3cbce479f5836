using Microsoft.EntityFrameworkCore;

namespace Ridgeway.Data;

internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : RidgewayDb(options)
{
    protected override bool GuidsAreBytes => true;
}
