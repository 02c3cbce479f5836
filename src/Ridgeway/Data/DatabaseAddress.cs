using Npgsql;

namespace Ridgeway.Data;

/// <summary>Where the data is: an embedded SQLite file, or a PostgreSQL server.</summary>
public abstract record DatabaseAddress
{
    private DatabaseAddress()
    {
    }

    /// <summary>An embedded database in one file, made when it is first opened.</summary>
    public sealed record Sqlite(string Path) : DatabaseAddress
    {
        /// <summary>So much of the file is mapped into memory, which reading whole populations gains by; nothing for a process that must stay small.</summary>
        public long MappedBytes { get; init; } = 1L << 30;

        public override string ForPeople => $"sqlite:{Path}";
    }

    /// <summary>A PostgreSQL server, version 15 or later.</summary>
    public sealed record Postgres(string ConnectionString) : DatabaseAddress
    {
        public override string ForPeople
        {
            get
            {
                var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
                return $"postgres:{parts.Host}:{parts.Port}/{parts.Database}";
            }
        }
    }

    /// <summary>The address without any secret, for messages.</summary>
    public abstract string ForPeople { get; }

    /// <summary>Reads "sqlite:PATH", "postgres://user:password@host/database" or an Npgsql connection string.</summary>
    public static bool TryParse(string text, out DatabaseAddress address, out string problem)
    {
        address = new Sqlite(":unset:");
        problem = "";
        if (text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase))
        {
            var path = text["sqlite:".Length..];
            if (string.IsNullOrWhiteSpace(path))
            {
                problem = "'sqlite:' needs a path after it, for example sqlite:ridgeway.db";
                return false;
            }

            address = new Sqlite(System.IO.Path.GetFullPath(path));
            return true;
        }

        try
        {
            address = new Postgres(FromUri(text) ?? new NpgsqlConnectionStringBuilder(text).ConnectionString);
            return true;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            problem = $"'{Shortened(text)}' is neither sqlite:PATH nor a PostgreSQL connection string ({wrong.Message})";
            return false;
        }
    }

    private static string? FromUri(string text)
    {
        if (!text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw new FormatException("the address is not well formed");
        }

        var user = uri.UserInfo.Split(':', 2);
        var parts = new NpgsqlConnectionStringBuilder
        {
            Host = Uri.UnescapeDataString(uri.Host),
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')),
            Username = Uri.UnescapeDataString(user[0]),
        };
        if (user.Length == 2)
        {
            parts.Password = Uri.UnescapeDataString(user[1]);
        }

        return parts.ConnectionString;
    }

    private static string Shortened(string text) => text.Length <= 24 ? text : text[..24] + "…";
}
