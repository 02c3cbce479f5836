using Microsoft.EntityFrameworkCore;
using Ridgeway.Events;

namespace Ridgeway.Data;

/// <summary>Everything Ridgeway stores. Rooms read and write their own tables through it; two engines stand behind it.</summary>
internal abstract class RidgewayDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Puts an event in the outbox; it leaves with the same save as the change it tells of.</summary>
    public void Tell(DomainEvent happened) => Add(OutboxRow.Of(happened));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RidgewayDb).Assembly);
        SnakeCase.Apply(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        StoredForms.Apply(configurationBuilder, GuidsAreBytes);

    /// <summary>SQLite has no identifier type: there a Guid is 16 bytes in the order they sort.</summary>
    protected abstract bool GuidsAreBytes { get; }
}
