namespace Ridgeway.Codes;

/// <summary>What one code of a published coding of ethnicity means in the national 16+1 categories.</summary>
/// <param name="Code">The code as published.</param>
/// <param name="Display">Its words.</param>
/// <param name="Category">The national category; null where the code covers several and none may be chosen.</param>
/// <param name="IsLossy">True where the code says more than the category can: Roma, Gypsy or Irish Traveller, Arab.</param>
public sealed record EthnicMeaning(string Code, string Display, EthnicCategory? Category, bool IsLossy);

/// <summary>A published coding of ethnicity with its mapping to the national 16+1 categories, as dated content.</summary>
/// <param name="Id">"census-2011".</param>
/// <param name="Name">For people.</param>
/// <param name="Systems">
/// How the scheme is named where it is used: a whole address, or the last part of one. The address of the first is the scheme's own.
/// </param>
/// <param name="Codes">Its codes.</param>
/// <param name="ReadsWords">True where codes are the published words of the categories, told apart by their letters alone.</param>
/// <param name="HasLocalCodes">True where a code not listed is read by its first character: the second is local ("CA" is C).</param>
/// <param name="Source">Where the mapping is from.</param>
public sealed record EthnicScheme(
    string Id, string Name, IReadOnlyList<string> Systems, IReadOnlyList<EthnicMeaning> Codes, bool ReadsWords, bool HasLocalCodes, Citation? Source)
{
    /// <summary>The address statements made here are kept under.</summary>
    public string Address => Systems[0];
}

/// <summary>Every published coding this Ridgeway reads, as one value set.</summary>
public sealed class EthnicSchemes
{
    /// <summary>The name under which a scheme reads codes that came without one.</summary>
    public const string Unnamed = "unnamed";

    private readonly Dictionary<string, Read> bySystem = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Two schemes have the same name of a system.</exception>
    public EthnicSchemes(IReadOnlyList<EthnicScheme> schemes)
    {
        All = schemes;
        foreach (var scheme in schemes)
        {
            var read = new Read(scheme);
            foreach (var system in scheme.Systems)
            {
                bySystem.Add(Plain(system), read);
            }
        }
    }

    public IReadOnlyList<EthnicScheme> All { get; }

    /// <summary>The scheme that goes by this address, or null.</summary>
    public EthnicScheme? SchemeOf(string system) => Of(system)?.Scheme;

    /// <summary>What a code means, or null where it is not one that is known.</summary>
    public EthnicMeaning? Find(string system, string code) => Of(system)?.Find(code.Trim());

    private Read? Of(string system)
    {
        var plain = Plain(system);
        return bySystem.GetValueOrDefault(plain) ?? bySystem.GetValueOrDefault(plain[(plain.LastIndexOf('/') + 1)..]);
    }

    /// <summary>http and https, upper and lower case, and a slash at the end are the same address in the wild.</summary>
    private static string Plain(string system)
    {
        var plain = system.Trim().ToLowerInvariant().TrimEnd('/');
        if (plain.Length == 0)
        {
            return Unnamed;
        }

        var scheme = plain.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? plain : plain[(scheme + 3)..];
    }

    private sealed class Read
    {
        private readonly Dictionary<string, EthnicMeaning> codes = new(StringComparer.Ordinal);

        public Read(EthnicScheme scheme)
        {
            Scheme = scheme;
            foreach (var code in scheme.Codes)
            {
                codes[Key(code.Code)] = code;
                if (scheme.ReadsWords)
                {
                    codes.TryAdd(Key(code.Display), code);
                }
            }
        }

        public EthnicScheme Scheme { get; }

        public EthnicMeaning? Find(string code) =>
            codes.TryGetValue(Key(code), out var found) ? found
            : Scheme.HasLocalCodes && code.Length == 2 && codes.TryGetValue(Key(code[..1]), out found) ? found with { Code = code }
            : null;

        private string Key(string code) => Scheme.ReadsWords
            ? string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()
            : code.ToUpperInvariant();
    }
}
